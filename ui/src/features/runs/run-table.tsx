import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import type { Run } from '@/shared/api/types';
import { parametersText } from '@/shared/format/parameters';
import { isComputation } from '@/shared/runs/result-address';
import { Age } from '@/shared/ui/age';
import { StatusTag } from '@/shared/ui/status-tag';
import table from '@/shared/ui/table.module.css';
import { TableScroll } from '@/shared/ui/table-scroll';
import { DatasetOf, datasetOf } from './dataset-of';
import { OrderButton } from './order-button';
import classes from './run-list-page.module.css';
import { ProgressOf } from './run-progress';
import { RunDuration } from './run-times';

type RunTableProps = {
  runs: Run[];
  /** those that are to be compared, two at most */
  chosen: Run[];
  onChosen: (runs: Run[]) => void;
};

/** Runs in a table; their stops and restarts at hand. Two of one dataset can be chosen. */
export function RunTable({ runs, chosen, onChosen }: RunTableProps) {
  return (
    <TableScroll label="Runs">
      <table className={`${table.table} ${classes.runs}`}>
        <thead>
          <tr>
            <th scope="col" aria-label="Compare" />
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
            <Row key={run.id} run={run} chosen={chosen} onChosen={onChosen} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ run, chosen, onChosen }: { run: Run } & Omit<RunTableProps, 'runs'>) {
  return (
    <tr>
      <td className={classes.box}>{isComputation(run.processor) && <CompareBox run={run} chosen={chosen} onChosen={onChosen} />}</td>
      <td>
        <StatusTag status={run.status} />
      </td>
      <th scope="row" className={classes.name}>
        <Link to={`/runs/${run.id}`}>{run.processor}</Link>
        <span className="muted">
          {run.processor !== 'ingest' && ` ${parametersText(run.parameters)}`}
          {run.attempt > 1 && ` attempt ${run.attempt}`}
        </span>
        <p className={`${classes.narrow} muted`}>of {datasetOf(run)}</p>
        {run.problem && <p className={classes.problem}>{run.problem.detail}</p>}
      </th>
      <td className={`${classes.name} ${classes.wide}`}>
        <DatasetOf run={run} />
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
        <OrderButton run={run} small />
      </td>
    </tr>
  );
}

function CompareBox({ run, chosen, onChosen }: { run: Run } & Omit<RunTableProps, 'runs'>) {
  const on = chosen.some(({ id }) => id === run.id);
  const [other] = chosen.filter(({ id }) => id !== run.id);
  const foreign = other !== undefined && other.datasetId !== run.datasetId;
  const full = !on && chosen.length >= 2;
  return (
    <Checkbox
      aria-label={`Compare ${run.processor} of ${datasetOf(run)}`}
      title={foreign ? 'It worked on another dataset than the chosen run' : full ? 'Two runs are chosen already' : undefined}
      checked={on}
      disabled={!on && (foreign || full)}
      onChange={() => onChosen(on ? chosen.filter(({ id }) => id !== run.id) : [...chosen, run])}
    />
  );
}
