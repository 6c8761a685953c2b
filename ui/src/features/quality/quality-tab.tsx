import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useSearch } from '@/shared/address/use-search';
import { withParameter } from '@/shared/address/with-parameter';
import { ApiProblem } from '@/shared/api/api-problem';
import { keys } from '@/shared/api/keys';
import { resultQuery, runQuery } from '@/shared/api/queries';
import type { DatasetDetail, Run } from '@/shared/api/types';
import type { QualitySummary } from '@/shared/api/quality-summary';
import { parametersText } from '@/shared/format/parameters';
import { minuteOf } from '@/shared/format/times';
import { ResultChoice } from '@/shared/runs/result-choice';
import { useResults } from '@/shared/runs/use-results';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { StatusTag } from '@/shared/ui/status-tag';
import { CheckButton } from './check-button';
import { FlagCountsTable } from './flag-counts-table';
import { FlaggedSpans } from './flagged-spans';
import { ProfileSection } from './profile-section';
import classes from './quality-tab.module.css';
import { ScoreCard } from './score-card';
import { Unchecked } from './unchecked';

type QualityTabProps = {
  dataset: DatasetDetail;
  /** the dataset's chart, in which flags are shaded */
  chart: ReactNode;
  /** how far a run is */
  progress: (runId: string) => ReactNode;
};

const ended = new Set<Run['status']>(['COMPLETED', 'FAILED', 'STOPPED']);

/** How good the data are: what a check found, where, and what is known of each column besides. */
export function QualityTab({ dataset, chart, progress }: QualityTabProps) {
  const { runs, newest, results } = useResults(dataset.id, 'data-quality');
  const cache = useQueryClient();
  const checked = newest?.status === 'COMPLETED' ? newest.id : undefined;
  useEffect(() => {
    // Its gate may have put the dataset into quarantine.
    if (checked !== undefined) void cache.invalidateQueries({ queryKey: keys.dataset(dataset.id), exact: true });
  }, [checked, dataset.id, cache]);
  if (runs.isPending) return <PendingLines of="the quality report" />;
  if (!runs.data) return <Problem title="Quality report not loaded" error={runs.error} onRetry={runs.refetch} />;
  return (
    <div className={classes.page}>
      {newest && newest.status !== 'COMPLETED' && <Underway run={newest} progress={progress} />}
      {results.length > 0 ? (
        <Report dataset={dataset} runs={results} chart={chart} />
      ) : (
        (!newest || ended.has(newest.status)) && <Unchecked dataset={dataset} />
      )}
      <ProfileSection dataset={dataset} />
    </div>
  );
}

/** A check that is not through: how far it is, or why it will not be. */
function Underway({ run: listed, progress }: { run: Run; progress: (runId: string) => ReactNode }) {
  const cache = useQueryClient();
  const run = useQuery(runQuery(listed.id)).data ?? listed;
  useEffect(() => {
    if (run.status === 'COMPLETED') void cache.invalidateQueries({ queryKey: keys.allRuns });
  }, [run.status, cache]);
  if (run.status === 'FAILED' && run.problem) {
    return (
      <Problem title="The newest check failed" error={new ApiProblem({ ...run.problem, status: 0 })}>
        <Link to={`/runs/${run.id}`}>See the run</Link>
      </Problem>
    );
  }
  return (
    <div role="status" className={classes.underway}>
      <StatusTag status={run.status} />
      <Link to={`/runs/${run.id}`}>Quality check</Link>
      {progress(run.id)}
    </div>
  );
}

function Report({ dataset, runs, chart }: { dataset: DatasetDetail; runs: Run[]; chart: ReactNode }) {
  const [search, setSearch] = useSearch();
  const run = runs.find(({ id }) => id === search.get('check')) ?? runs[0];
  const result = useQuery(resultQuery(run?.id ?? ''));
  if (!run) return null;
  if (result.isPending) return <PendingLines of="the quality report" />;
  if (!result.data) return <Problem title="Quality report not loaded" error={result.error} onRetry={result.refetch} />;
  const summary = result.data.summary as QualitySummary | null;
  return (
    <>
      <div className={classes.head}>
        <ResultChoice
          label="Which check"
          options={runs.map(({ id, parameters, createdAt }) => ({ id, told: parametersText(parameters) || 'by default', mark: minuteOf(createdAt) }))}
          chosen={run.id}
          onChoose={(id) => setSearch((now) => withParameter(now, 'check', id), { replace: true })}
        />
        <Link to={`/runs/${run.id}`}>Run</Link>
        <Link to={`/datasets/${run.resultId}`}>Flags as a dataset</Link>
        <CheckButton dataset={dataset}>Check again</CheckButton>
      </div>
      {summary ? (
        <div className={classes.summary}>
          <ScoreCard summary={summary} />
          <FlagCountsTable summary={summary} />
        </div>
      ) : (
        <p className="muted">This check left no summary; its flags are below.</p>
      )}
      {chart}
      <FlaggedSpans key={run.resultId} dataset={dataset} resultId={run.resultId} />
    </>
  );
}
