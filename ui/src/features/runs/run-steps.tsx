import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { Run, Step } from '@/shared/api/types';
import { count } from '@/shared/format/numbers';
import { duration } from '@/shared/format/times';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import table from '@/shared/ui/table.module.css';
import { TableScroll } from '@/shared/ui/table-scroll';
import classes from './run-page.module.css';

const MOVING_MS = 2_000;

/** The steps of the run's job, over all attempts. */
export function RunSteps({ run: { id, status } }: { run: Run }) {
  const steps = useQuery({
    queryKey: keys.steps(id),
    queryFn: ({ signal }) => answer(api.GET('/api/runs/{id}/steps', { params: { path: { id } }, signal })),
    refetchInterval: status === 'RUNNING' ? MOVING_MS : false,
  });
  if (steps.isPending) return <PendingLines of="the steps" lines={2} />;
  if (steps.isError) return <Problem title="Steps not loaded" error={steps.error} onRetry={steps.refetch} />;
  if (steps.data.length === 0) return <p className="muted">No step has begun.</p>;
  return (
    <TableScroll label="Table of the steps" className={classes.steps}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Status</th>
            <th scope="col" className={table.end}>
              Execution
            </th>
            <th scope="col" className={table.end}>
              Read
            </th>
            <th scope="col" className={table.end}>
              Written
            </th>
            <th scope="col" className={table.end}>
              Left out
            </th>
            <th scope="col" className={table.end}>
              Commits
            </th>
            <th scope="col" className={table.end}>
              Rollbacks
            </th>
            <th scope="col" className={table.end}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.data.map((step) => (
            <Row key={`${step.execution} ${step.name}`} step={step} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ step }: { step: Step }) {
  return (
    <tr>
      <th scope="row">
        {step.name}
      </th>
      <td title={step.exitMessage || undefined}>{step.status.toLowerCase()}</td>
      <td className="num">{step.execution}</td>
      <td className="num">{count(step.readCount)}</td>
      <td className="num">{count(step.writeCount)}</td>
      <td className="num">{count(step.filterCount + step.skipCount)}</td>
      <td className="num">{count(step.commitCount)}</td>
      <td className="num">{count(step.rollbackCount)}</td>
      <td className="num">
        {step.startedAt && step.endedAt ? duration(Date.parse(step.endedAt) - Date.parse(step.startedAt)) : '–'}
      </td>
    </tr>
  );
}
