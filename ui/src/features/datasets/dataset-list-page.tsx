import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { datasetsQuery } from '@/shared/api/queries';
import { Empty } from '@/shared/ui/empty';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';

export function DatasetListPage() {
  useTitle('Datasets');
  const datasets = useInfiniteQuery(datasetsQuery({}));
  if (datasets.isPending) return <p aria-busy>Loading …</p>;
  if (datasets.isError) return <Problem title="Datasets not loaded" error={datasets.error} onRetry={datasets.refetch} />;
  const items = datasets.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty title="No datasets yet" />;
  return (
    <ul>
      {items.map((dataset) => (
        <li key={dataset.id}>
          <Link to={`/datasets/${dataset.id}`}>{dataset.name}</Link>
        </li>
      ))}
    </ul>
  );
}
