import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileUpload, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { datasetsQuery } from '@/shared/api/queries';
import type { DatasetKind } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { LoadMore } from '@/shared/ui/load-more';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import classes from './dataset-list-page.module.css';
import { DatasetTable } from './dataset-table';
import { useDatasetFilter } from './use-dataset-filter';

type DatasetListPageProps = {
  /** the ways in for new files, beside the heading */
  actions: ReactNode;
  /** the files on their way, above the list */
  uploads: ReactNode;
  /** what to begin with when there is nothing */
  start: ReactNode;
  /** how far the run is that makes a draft */
  progress: (runId: string) => ReactNode;
};

export function DatasetListPage({ actions, uploads, start, progress }: DatasetListPageProps) {
  useTitle('Datasets');
  return (
    <>
      <div className={classes.head}>
        <h1>Datasets</h1>
        {actions}
      </div>
      {uploads}
      <Filter />
      <Datasets start={start} progress={progress} />
    </>
  );
}

function Filter() {
  const [filter, change] = useDatasetFilter();
  const [typed, setTyped] = useState(filter.q ?? '');
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  return (
    <div role="search" className={classes.filter}>
      <TextInput
        type="search"
        aria-label="Search by name"
        placeholder="Search by name"
        leftSection={<IconSearch size={14} aria-hidden />}
        className={classes.search}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <SegmentedControl
        aria-label="Kind of dataset"
        data={[
          { value: '', label: 'All' },
          { value: 'raw', label: 'From files' },
          { value: 'derived', label: 'Results' },
        ]}
        value={filter.kind ?? ''}
        onChange={(kind) => change({ kind: (kind || undefined) as DatasetKind | undefined })}
      />
    </div>
  );
}

function Datasets({ start, progress }: Pick<DatasetListPageProps, 'start' | 'progress'>) {
  const [filter, change] = useDatasetFilter();
  const datasets = useInfiniteQuery({ ...datasetsQuery(filter), placeholderData: keepPreviousData });
  if (datasets.isPending) return <PendingLines of="datasets" />;
  // What was here a moment ago stays in sight while the gateway is away.
  if (!datasets.data) {
    return <Problem title="Datasets not loaded" error={datasets.error} onRetry={datasets.refetch} />;
  }
  const items = datasets.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && (filter.q || filter.kind)) {
    return (
      <Empty title={filter.q ? `No dataset has “${filter.q}” in its name` : 'No dataset is of this kind'}>
        <button type="button" className={classes.plain} onClick={() => change({ q: undefined, kind: undefined })}>
          Show all datasets
        </button>
      </Empty>
    );
  }
  if (items.length === 0) {
    return (
      <Empty tall title="No datasets yet" icon={<IconFileUpload size={32} stroke={1.5} aria-hidden />}>
        <p>Drop the files of an instrument anywhere on this page, of any size: CSV and other text, Excel, Parquet or Arrow, also compressed or many in a .zip.</p>
        <div className={classes.start}>{start}</div>
      </Empty>
    );
  }
  return (
    <>
      <DatasetTable datasets={items} progress={progress} />
      <LoadMore pages={datasets}>
        {datasets.hasNextPage ? `The ${count(items.length)} newest` : counted(items.length, 'dataset')}
      </LoadMore>
    </>
  );
}
