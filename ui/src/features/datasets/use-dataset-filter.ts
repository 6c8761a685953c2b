import { useSearch } from '@/shared/address/use-search';
import type { DatasetFilter } from '@/shared/api/keys';

/** What the list is narrowed to. It stands in the address, so that it can be shared and gone back to. */
export function useDatasetFilter(): [DatasetFilter, (change: Partial<DatasetFilter>) => void] {
  const [search, setSearch] = useSearch();
  const kind = search.get('kind');
  const q = search.get('q');
  const filter: DatasetFilter = {
    ...(q && { q }),
    ...((kind === 'raw' || kind === 'derived') && { kind }),
  };
  const change = (wanted: Partial<DatasetFilter>) => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(wanted)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  };
  return [filter, change];
}
