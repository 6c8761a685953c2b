import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSearch } from '@/shared/address/use-search';
import type { RunFilter } from '@/shared/api/keys';
import { datasetQuery, processorsQuery, runsQuery } from '@/shared/api/queries';
import type { Run, RunStatus } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { Empty } from '@/shared/ui/empty';
import { LoadMore } from '@/shared/ui/load-more';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { useTitle } from '@/shared/ui/use-title';
import { datasetOf } from './dataset-of';
import classes from './run-list-page.module.css';
import { RunTable } from './run-table';

const statuses: { value: RunStatus; label: string }[] = [
  { value: 'QUEUED', label: 'queued' },
  { value: 'RUNNING', label: 'running' },
  { value: 'COMPLETED', label: 'completed' },
  { value: 'FAILED', label: 'failed' },
  { value: 'STOPPED', label: 'stopped' },
];

/** What the workers do and did, the newest first. */
export function RunListPage() {
  useTitle('Runs');
  const [search, setSearch] = useSearch();
  const filter = filterOf(search);
  const change = (name: keyof RunFilter, value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return (
    <>
      <div className={classes.head}>
        <h1>Runs</h1>
        <div className={classes.filters}>
          <Select
            aria-label="Status"
            placeholder="Any status"
            data={statuses}
            value={filter.status ?? null}
            onChange={(status) => change('status', status)}
            clearable
            w={140}
          />
          <ProcessorFilter value={filter.processor} onChange={(processor) => change('processor', processor)} />
          {filter.datasetId && <DatasetFilter id={filter.datasetId} onClear={() => change('datasetId', null)} />}
        </div>
      </div>
      <Runs filter={filter} onClear={() => setSearch(() => new URLSearchParams(), { replace: true })} />
    </>
  );
}

function Runs({ filter, onClear }: { filter: RunFilter; onClear: () => void }) {
  const runs = useInfiniteQuery(runsQuery(filter));
  const [chosen, setChosen] = useState<Run[]>([]);
  if (runs.isPending) return <PendingLines of="the runs" />;
  if (!runs.data) return <Problem title="Runs not loaded" error={runs.error} onRetry={runs.refetch} />;
  const items = runs.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && Object.keys(filter).length > 0) {
    return (
      <Empty title="No run is like that">
        <Button variant="default" onClick={onClear}>
          Show all runs
        </Button>
      </Empty>
    );
  }
  if (items.length === 0) {
    return (
      <Empty title="Nothing has run yet">
        <p>
          A run begins when a file comes in or when a dataset is processed. <Link to="/">See the datasets</Link>
        </p>
      </Empty>
    );
  }
  return (
    <>
      {chosen.length > 0 && <Comparison chosen={chosen} onNone={() => setChosen([])} />}
      <RunTable runs={items} chosen={chosen} onChosen={setChosen} />
      <LoadMore pages={runs}>
        {runs.hasNextPage ? `The ${count(items.length)} newest` : counted(items.length, 'run')}
      </LoadMore>
    </>
  );
}

function Comparison({ chosen: [a, b], onNone }: { chosen: Run[]; onNone: () => void }) {
  if (!a) return null;
  return (
    <div role="status" className={classes.comparison}>
      {b ? (
        <Button component={Link} to={`/runs/compare?a=${a.id}&b=${b.id}`}>
          Compare the two runs
        </Button>
      ) : (
        <span>Choose another run of {datasetOf(a)} to compare with.</span>
      )}
      <Button variant="subtle" onClick={onNone}>
        Choose none
      </Button>
    </div>
  );
}

function ProcessorFilter({ value, onChange }: { value: string | undefined; onChange: (name: string | null) => void }) {
  const processors = useQuery(processorsQuery);
  const names = new Set(['ingest', ...(processors.data ?? []).map(({ name }) => name), ...(value ? [value] : [])]);
  return (
    <Select
      aria-label="Processor"
      placeholder="Any processor"
      data={[...names]}
      value={value ?? null}
      onChange={onChange}
      clearable
      w={180}
    />
  );
}

function DatasetFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const dataset = useQuery(datasetQuery(id));
  return (
    <Button variant="default" onClick={onClear} aria-label={`Show runs of all datasets, not only ${dataset.data?.name ?? id}`}>
      on {dataset.data?.name ?? id.slice(0, 8)} ×
    </Button>
  );
}

/** The address's filter; what it says wrongly is left out. */
export function filterOf(search: URLSearchParams): RunFilter {
  const status = statuses.find(({ value }) => value === search.get('status'))?.value;
  const datasetId = search.get('datasetId');
  const processor = search.get('processor');
  return { ...(status && { status }), ...(datasetId && { datasetId }), ...(processor && { processor }) };
}
