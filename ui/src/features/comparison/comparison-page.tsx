import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useSearch } from '@/shared/address/use-search';
import { datasetQuery, resultQuery, runQuery } from '@/shared/api/queries';
import type { DatasetDetail, Run } from '@/shared/api/types';
import { parametersText } from '@/shared/format/parameters';
import { Empty } from '@/shared/ui/empty';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { StatusTag } from '@/shared/ui/status-tag';
import { useTitle } from '@/shared/ui/use-title';
import { comparedParameters, comparedRuns, comparedSummaries } from './compared-facts';
import { ComparedTable } from './compared-table';
import classes from './comparison-page.module.css';
import { RunChoice } from './run-choice';

/** A result under the name that it has in the comparison. */
export type NamedResult = { id: string; label: string; processor: string };

type ComparisonPageProps = {
  /** the dataset's chart with two of its results over it, and their difference */
  chart: (dataset: DatasetDetail, results: [NamedResult, NamedResult]) => ReactNode;
};

/** Two runs of one dataset side by side: what they were asked for, how they went, and what they made. The address holds both. */
export function ComparisonPage({ chart }: ComparisonPageProps) {
  useTitle('Compare runs');
  const [search, setSearch] = useSearch();
  const [idA, idB] = [search.get('a'), search.get('b')];
  const a = useQuery({ ...runQuery(idA ?? ''), enabled: idA !== null });
  const b = useQuery({ ...runQuery(idB ?? ''), enabled: idB !== null });
  const choose = (which: 'a' | 'b', id: string) =>
    setSearch((now) => {
      const after = new URLSearchParams(now);
      after.set(which, id);
      return after;
    });
  const swap = () =>
    setSearch((now) => {
      const after = new URLSearchParams(now);
      after.set('a', idB ?? '');
      after.set('b', idA ?? '');
      return after;
    }, { replace: true });
  const failed = a.error ?? b.error;
  return (
    <article className={classes.page}>
      <div className={classes.head}>
        <h1>Compare runs</h1>
        {a.data && b.data && (
          <Button variant="default" leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={swap}>
            Swap A and B
          </Button>
        )}
      </div>
      {idA === null ? (
        <Empty title="No run is chosen">
          <p>
            Choose two runs of one dataset from <Link to="/runs">the list of runs</Link>, or begin from a run’s page.
          </p>
        </Empty>
      ) : failed ? (
        <Problem title="Runs not loaded" error={failed} onRetry={() => Promise.all([a.refetch(), b.refetch()])}>
          <Link to="/runs">All runs</Link>
        </Problem>
      ) : !a.data || (idB !== null && !b.data) ? (
        <PendingLines of="the runs" />
      ) : (
        <>
          <div className={classes.choices}>
            <RunChoice name="A" run={a.data} datasetId={a.data.datasetId} not={idB} onChoose={(id) => choose('a', id)} />
            <RunChoice name="B" run={b.data} datasetId={a.data.datasetId} not={idA} onChoose={(id) => choose('b', id)} />
          </div>
          {b.data ? <Comparison a={a.data} b={b.data} chart={chart} /> : <Empty title="Choose a run to hold this one against" />}
        </>
      )}
    </article>
  );
}

function Comparison({ a, b, chart }: { a: Run; b: Run; chart: ComparisonPageProps['chart'] }) {
  const whole = a.status === 'COMPLETED' && b.status === 'COMPLETED';
  const [ofA, ofB] = [useSummary(a), useSummary(b)];
  const sameDataset = a.datasetId === b.datasetId;
  return (
    <>
      {!sameDataset && (
        <p role="alert" className={classes.warning}>
          These runs worked on different datasets, {a.datasetName ?? 'one that is gone'} and {b.datasetName ?? 'one that is gone'}: their results are not drawn into one chart.
        </p>
      )}
      <div className={classes.tables}>
        <ComparedTable title="Parameters" facts={comparedParameters(a.parameters, b.parameters)} none="Neither was given any." />
        <ComparedTable
          title="How it went"
          facts={comparedRuns(a, b)}
          first={{ name: 'Status', a: <StatusTag status={a.status} />, b: <StatusTag status={b.status} />, differs: a.status !== b.status }}
        />
        {(ofA ?? ofB) && <ComparedTable title="What the results say" facts={comparedSummaries(ofA ?? null, ofB ?? null)} />}
      </div>
      {sameDataset && whole && <Curves a={a} b={b} chart={chart} />}
      {sameDataset && !whole && <p className="muted">The curves are drawn once both runs are completed.</p>}
    </>
  );
}

function useSummary(run: Run) {
  const result = useQuery({ ...resultQuery(run.id), enabled: run.status === 'COMPLETED' });
  return result.data?.summary;
}

function Curves({ a, b, chart }: { a: Run; b: Run; chart: ComparisonPageProps['chart'] }) {
  const dataset = useQuery(datasetQuery(a.datasetId));
  const results = useMemo((): [NamedResult, NamedResult] => [named('A', a), named('B', b)], [a, b]);
  if (dataset.isPending) return <PendingLines of="the dataset" />;
  if (!dataset.data) return <Problem title="Dataset not loaded" error={dataset.error} onRetry={dataset.refetch} />;
  return (
    <section aria-label="Curves" className={classes.curves}>
      {tableWords(a, b).map((words) => (
        <p key={words} className="muted">
          {words}
        </p>
      ))}
      {chart(dataset.data, results)}
    </section>
  );
}

/** How results are compared that are no curves. */
function tableWords(a: Run, b: Run): string[] {
  const processors = new Set([a.processor, b.processor]);
  return [
    ...(processors.has('peak-detection') ? ['Peaks of A are marked by filled triangles, those of B by hollow ones above them.'] : []),
    ...(processors.has('data-quality') ? ['Flags are no curves: their numbers stand above, where they are is in the report of each check.'] : []),
  ];
}

function named(name: string, { resultId, processor, parameters }: Run): NamedResult {
  return { id: resultId, processor, label: [name, processor, parametersText(parameters)].filter(Boolean).join(' · ') };
}
