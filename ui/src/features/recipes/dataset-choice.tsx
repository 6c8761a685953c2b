import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { datasetsQuery } from '@/shared/api/queries';
import type { Dataset, DatasetKind } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { Age } from '@/shared/ui/age';
import { Empty } from '@/shared/ui/empty';
import { LoadMore } from '@/shared/ui/load-more';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { TableScroll } from '@/shared/ui/table-scroll';
import table from '@/shared/ui/table.module.css';
import classes from './apply-page.module.css';

type DatasetChoiceProps = {
  chosen: Dataset[];
  most: number;
  onChosen: (datasets: Dataset[]) => void;
  /** what is to be said about a chosen dataset */
  about: (id: string) => ReactNode;
};

const REST_MS = 250;

/** Some of the datasets: by name, by kind, one by one or all that are shown. What is chosen stays so when the filter changes. */
export function DatasetChoice({ chosen, most, onChosen, about }: DatasetChoiceProps) {
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<DatasetKind | ''>('raw');
  const [q] = useDebouncedValue(typed.trim(), REST_MS);
  const filter = { ...(q && { q }), ...(kind && { kind }) };
  const datasets = useInfiniteQuery({ ...datasetsQuery(filter), placeholderData: keepPreviousData });
  if (datasets.isPending) return <PendingLines of="the datasets" />;
  if (!datasets.data) return <Problem title="Datasets not loaded" error={datasets.error} onRetry={datasets.refetch} />;
  const items = datasets.data.pages.flatMap((page) => page.items).filter(({ status }) => status === 'published');
  const hidden = chosen.filter(({ id }) => !items.some((item) => item.id === id));
  const isChosen = ({ id }: Dataset) => chosen.some((dataset) => dataset.id === id);
  const all = items.length > 0 && items.every(isChosen);
  const toggle = (some: Dataset[], on: boolean) => {
    const others = chosen.filter(({ id }) => !some.some((dataset) => dataset.id === id));
    onChosen(on ? [...others, ...some].slice(0, most) : others);
  };
  return (
    <section aria-label="Datasets" className={classes.choice}>
      <div role="search" className={classes.filter}>
        <TextInput
          type="search"
          aria-label="Search by name"
          placeholder="Search by name"
          leftSection={<IconSearch size={14} aria-hidden />}
          className={classes.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Kind of dataset"
          data={[
            { value: 'raw', label: 'From files' },
            { value: 'derived', label: 'Results' },
            { value: '', label: 'All' },
          ]}
          value={kind}
          onChange={(value) => setKind(value as DatasetKind | '')}
        />
      </div>
      {items.length === 0 ? (
        <Empty title="No dataset is like that" />
      ) : (
        <TableScroll label="Datasets to choose from" className={classes.list}>
          <table className={`${table.table} ${classes.datasets}`}>
            <thead>
              <tr>
                <th scope="col" className={classes.box}>
                  <Checkbox
                    aria-label="All that are shown"
                    checked={all}
                    indeterminate={!all && items.some(isChosen)}
                    onChange={(event) => toggle(items, event.currentTarget.checked)}
                  />
                </th>
                <th scope="col">Name</th>
                <th scope="col" className={`${table.end} ${classes.wide}`}>
                  Rows
                </th>
                <th scope="col" className={`${table.end} ${classes.wide}`}>
                  Age
                </th>
                <th scope="col">Done before</th>
              </tr>
            </thead>
            <tbody>
              {items.map((dataset) => (
                <tr key={dataset.id}>
                  <td className={classes.box}>
                    <Checkbox aria-label={dataset.name} checked={isChosen(dataset)} onChange={(event) => toggle([dataset], event.currentTarget.checked)} />
                  </td>
                  <th scope="row" className={classes.name}>
                    <Link to={`/datasets/${dataset.id}`}>{dataset.name}</Link>
                  </th>
                  <td className={`num ${classes.wide}`}>{count(dataset.rows)}</td>
                  <td className={`num ${classes.wide}`}>
                    <Age at={dataset.createdAt} />
                  </td>
                  <td>{isChosen(dataset) && about(dataset.id)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <LoadMore pages={datasets}>
        {datasets.hasNextPage ? `The ${count(items.length)} newest` : counted(items.length, 'dataset')}
        {hidden.length > 0 && ` · ${count(hidden.length)} more chosen, hidden by the filter`}
      </LoadMore>
    </section>
  );
}
