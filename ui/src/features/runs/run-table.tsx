import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Run } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { Age } from '@/shared/ui/age';
import { StatusTag } from '@/shared/ui/status-tag';
import table from '@/shared/ui/table.module.css';
import { OrderButton } from './order-button';
import classes from './run-list-page.module.css';
import { ProgressOf } from './run-progress';
import { RunDuration } from './run-times';

type RunTableProps = {
  runs: Run[];
  /** asks for the next ones; undefined when these are all */
  more: (() => void) | undefined;
  loadingMore: boolean;
};

export function RunTable({ runs, more, loadingMore }: RunTableProps) {
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Run</th>
              <th scope="col" className={classes.wide}>
                Dataset
              </th>
              <th scope="col">Progress</th>
              <th scope="col" className={`${table.end} ${classes.widest}`}>
                Duration
              </th>
              <th scope="col" className={`${table.end} ${classes.wide}`}>
                Started
              </th>
              <th scope="col" aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <Row key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={table.foot}>
        <span>{more ? `The ${count(runs.length)} newest` : counted(runs.length, 'run')}</span>
        {more && (
          <Button variant="default" loading={loadingMore} onClick={more}>
            Load more
          </Button>
        )}
      </div>
    </>
  );
}

function Row({ run }: { run: Run }) {
  return (
    <tr>
      <td>
        <StatusTag status={run.status} />
      </td>
      <th scope="row">
        <Link to={`/runs/${run.id}`}>{run.processor}</Link>
        {run.attempt > 1 && <span className="muted"> attempt {run.attempt}</span>}
        {run.problem && <p className={classes.problem}>{run.problem.detail}</p>}
      </th>
      <td className={`${classes.dataset} ${classes.wide}`}>
        <Link to={`/datasets/${run.datasetId}`}>{run.datasetName}</Link>
      </td>
      <td className={classes.progress}>
        <ProgressOf run={run} />
      </td>
      <td className={`num ${classes.widest}`}>
        <RunDuration run={run} />
      </td>
      <td className={`num ${classes.wide}`}>
        <Age at={run.startedAt ?? run.createdAt} />
      </td>
      <td className={classes.actions}>
        <OrderButton run={run} />
      </td>
    </tr>
  );
}
