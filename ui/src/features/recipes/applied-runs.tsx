import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { runQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { resultAddress, resultWords } from '@/shared/runs/result-address';
import { resultForm } from '@/shared/runs/result-form';
import { StatusTag } from '@/shared/ui/status-tag';
import { TableScroll } from '@/shared/ui/table-scroll';
import { Tag } from '@/shared/ui/tag';
import table from '@/shared/ui/table.module.css';
import classes from './apply-page.module.css';

/** What a recipe began on one dataset. */
export type AppliedTo = {
  datasetId: string;
  name: string;
  runIds: string[];
  /** runs that were completed before it was asked for */
  reused: number;
  resultId: string;
};

type AppliedRunsProps = { applied: AppliedTo[]; progress: (runId: string) => ReactNode };

/** Rows that are followed at once: each asks after its runs. */
const SHOWN = 50;

/** How far the runs are that a recipe began, dataset by dataset. */
export function AppliedRuns({ applied, progress }: AppliedRunsProps) {
  const [most, setMost] = useState(SHOWN);
  const shown = applied.slice(0, most);
  const runs = useQueries({ queries: shown.flatMap(({ runIds }) => runIds.map((id) => runQuery(id))) });
  const byId = new Map(runs.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
  const ended = shown.filter(({ runIds }) => standing(runIds, byId) === 'COMPLETED').length;
  const failed = shown.filter(({ runIds }) => ['FAILED', 'STOPPED'].includes(standing(runIds, byId))).length;
  return (
    <section aria-label="Progress" className={classes.choice}>
      <output className={classes.told}>
        {count(ended)} of {counted(shown.length, 'dataset')} done{failed > 0 && `, ${count(failed)} failed`}
      </output>
      <TableScroll label="Runs of the recipe">
        <table className={`${table.table} ${classes.datasets}`}>
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col">Runs</th>
              <th scope="col" className={classes.progress}>
                Progress
              </th>
              <th scope="col" aria-label="Result" />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row key={one.datasetId} applied={one} runs={byId} progress={progress} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {most < applied.length && (
        <Button variant="default" className={classes.more} onClick={() => setMost(most + SHOWN)}>
          Show more of {count(applied.length)}
        </Button>
      )}
    </section>
  );
}

type RowProps = { applied: AppliedTo; runs: Map<string, Run>; progress: (runId: string) => ReactNode };

function Row({ applied: { datasetId, name, runIds, reused, resultId }, runs, progress }: RowProps) {
  const whole = standing(runIds, runs);
  const last = runs.get(runIds.at(-1) ?? '');
  const moving = runIds.map((id) => runs.get(id)).find((run) => run !== undefined && run.status !== 'COMPLETED');
  return (
    <tr>
      <th scope="row" className={classes.name}>
        <Link to={`/datasets/${datasetId}`}>{name}</Link>
        {moving?.problem && <p className={classes.problem}>{moving.problem.detail}</p>}
      </th>
      <td>
        <ol className={classes.runs}>
          {runIds.map((id) => {
            const run = runs.get(id);
            return (
              <li key={id}>
                <Link to={`/runs/${id}`}>{run?.processor ?? 'run'}</Link> {run && <StatusTag status={run.status} />}
              </li>
            );
          })}
        </ol>
        {reused > 0 && <Tag tone="quiet">{reused === runIds.length ? 'all done before' : `${reused} done before`}</Tag>}
      </td>
      <td className={classes.progress}>{moving && moving.status === 'RUNNING' ? progress(moving.id) : null}</td>
      <td className={classes.end}>
        {whole === 'COMPLETED' && (
          <Button component={Link} to={last && resultForm(last) !== 'curves' ? resultAddress(last) : `/datasets/${datasetId}?overlay=${encodeURIComponent(resultId)}`} variant="default" size="compact-xs">
            {last ? resultWords(last) : 'Open the chart'}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** How a chain of runs stands: as the first of them that is not completed. */
function standing(runIds: string[], runs: Map<string, Run>): Run['status'] {
  const statuses = runIds.map((id) => runs.get(id)?.status ?? 'QUEUED');
  return statuses.find((status) => status !== 'COMPLETED') ?? 'COMPLETED';
}
