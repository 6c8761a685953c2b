import { useQuery } from '@tanstack/react-query';
import { runQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { remainingMs, roughly } from './pace';
import classes from './run-progress.module.css';
import { usePace } from './use-pace';

/** How far a run is, as it moves. */
export function RunProgress({ runId }: { runId: string }) {
  const run = useQuery(runQuery(runId));
  if (!run.data) return null;
  return <ProgressOf run={run.data} />;
}

export function ProgressOf({ run }: { run: Run }) {
  const { rowsDone, rowsTotal } = run.progress;
  const rate = usePace(run);
  const rest = remainingMs(rowsDone, rowsTotal, rate);
  if (run.status === 'QUEUED') return <p className={classes.words}>Waiting for a worker</p>;
  const running = run.status === 'RUNNING';
  const share = rowsTotal ? Math.min(1, rowsDone / rowsTotal) : undefined;
  return (
    <div className={classes.progress}>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={`Progress of ${run.processor}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        data-status={run.status}
        data-unknown={running && share === undefined}
      >
        <div className={classes.bar} style={{ width: `${(share ?? (running ? 0.3 : 1)) * 100}%` }} />
      </div>
      <p className={classes.words}>
        <span className={classes.rows}>
          {rowsTotal === null || rowsDone === rowsTotal
            ? counted(rowsDone, 'row')
            : `${count(rowsDone)} of ${counted(rowsTotal, 'row')}`}
        </span>
        {running && rate !== undefined && <span>{count(rate)} rows/s</span>}
        {running && rest !== undefined && <span>{roughly(rest)} left</span>}
        {running && run.stopRequested && <span>stopping at the next border of a chunk</span>}
      </p>
    </div>
  );
}
