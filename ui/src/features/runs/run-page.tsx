import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { runQuery, runsQuery } from '@/shared/api/queries';
import { ApiProblem } from '@/shared/api/api-problem';
import type { Run } from '@/shared/api/types';
import { moment } from '@/shared/format/times';
import { Copy } from '@/shared/ui/copy';
import { PendingLines } from '@/shared/ui/pending-lines';
import { Problem } from '@/shared/ui/problem';
import { exportFile, isComputation, resultAddress, resultWords } from '@/shared/runs/result-address';
import { isScript } from '@/shared/scripts/scripts';
import { UsedScript } from '@/shared/scripts/used-script';
import { StatusTag } from '@/shared/ui/status-tag';
import { useTitle } from '@/shared/ui/use-title';
import { DatasetOf, datasetOf } from './dataset-of';
import { OrderButton } from './order-button';
import classes from './run-page.module.css';
import { ProgressOf } from './run-progress';
import { RunSteps } from './run-steps';
import { RunTimeline } from './run-timeline';
import { RunDuration } from './run-times';
import { ScriptSaid } from './script-said';

type RunPageProps = {
  id: string;
  /** the way to the same work with other parameters */
  again: (run: Run) => ReactNode;
};

/** One run: how far it is, what it was asked for, what happened to it, and what it made. */
export function RunPage({ id, again }: RunPageProps) {
  const run = useQuery(runQuery(id));
  useTitle(run.data ? `${run.data.processor} of ${datasetOf(run.data)}` : 'Run');
  if (run.isPending) return <PendingLines of="the run" />;
  if (!run.data) {
    return (
      <Problem title="Run not loaded" error={run.error} onRetry={run.refetch}>
        <Link to="/runs">All runs</Link>
      </Problem>
    );
  }
  return (
    <article className={classes.page}>
      <Head run={run.data} again={again} />
      {run.data.problem && run.data.status !== 'RUNNING' && <Cause run={run.data} />}
      <ProgressOf run={run.data} />
      <div className={classes.columns}>
        <section aria-labelledby="facts" className={classes.section}>
          <h2 id="facts">What it does</h2>
          <Facts run={run.data} />
        </section>
        <section aria-labelledby="events" className={classes.section}>
          <h2 id="events">What happened</h2>
          <RunTimeline key={id} runId={id} />
        </section>
      </div>
      {isScript(run.data.processor) && run.data.status === 'COMPLETED' && <ScriptSaid run={run.data} />}
      <section aria-labelledby="steps" className={classes.section}>
        <h2 id="steps">Steps</h2>
        <RunSteps run={run.data} />
      </section>
    </article>
  );
}

function Head({ run, again }: { run: Run; again: RunPageProps['again'] }) {
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <h1>{run.processor}</h1>
        <StatusTag status={run.status} />
        <span className="muted">
          of <DatasetOf run={run} />
        </span>
      </div>
      <div className={classes.actions}>
        {run.status === 'COMPLETED' && (
          <ResultButton run={run} />
        )}
        <OrderButton run={run} />
        {isComputation(run.processor) && (
          <>
            <Button component={Link} to={`/runs/compare?a=${run.id}`} variant="default" size="xs">
              Compare
            </Button>
            <Button component={Link} to={`/recipes/new?like=${run.resultId}`} variant="default" size="xs">
              Save as recipe
            </Button>
          </>
        )}
        {run.processor !== 'export' && again(run)}
      </div>
    </div>
  );
}

function ResultButton({ run }: { run: Run }) {
  if (run.processor === 'export')
    return (
      <Button component="a" href={exportFile(run.id)} download size="xs">
        Download the file
      </Button>
    );
  return (
    <Button component={Link} to={resultAddress(run)} size="xs">
      {resultWords(run)}
    </Button>
  );
}

function Cause({ run }: { run: Run }) {
  if (!run.problem) return null;
  const problem = new ApiProblem({ ...run.problem, status: 0 });
  return <Problem title={run.status === 'FAILED' ? 'The run failed' : 'What went wrong'} error={problem} />;
}

function Facts({ run }: { run: Run }) {
  const parameters = Object.entries(run.parameters);
  return (
    <dl className={classes.facts}>
      {parameters.map(([name, value]) => (
        <Fact key={name} name={name}>
          <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
        </Fact>
      ))}
      <Fact name="Reads">
        <DatasetOf run={run} />
      </Fact>
      {run.resultId !== run.datasetId && run.processor !== 'export' && (
        <Fact name="Makes">
          <Link to={`/datasets/${run.resultId}`}>{run.status === 'COMPLETED' ? 'its result' : 'a dataset that is not whole yet'}</Link>
        </Fact>
      )}
      <Chain run={run} />
      <Fact name="Version">
        {run.processor} v{run.processorVersion}
        {run.attempt > 1 && `, attempt ${run.attempt}`}
      </Fact>
      {isScript(run.processor) && (
        <Fact name="Script">
          <UsedScript processor={run.processor} version={run.processorVersion} runId={run.id} completed={run.status === 'COMPLETED'} />
        </Fact>
      )}
      <Fact name="Asked for">{moment(run.createdAt)}</Fact>
      {run.startedAt && <Fact name="Started">{moment(run.startedAt)}</Fact>}
      {run.endedAt && <Fact name="Ended">{moment(run.endedAt)}</Fact>}
      {run.startedAt && (
        <Fact name="Took">
          <RunDuration run={run} />
        </Fact>
      )}
      <Fact name="Id">
        <Copy text={run.id} of="run’s id" />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The run that this one waited for, and those that work on its result. */
function Chain({ run }: { run: Run }) {
  const next = useInfiniteQuery(runsQuery({ datasetId: run.resultId }));
  const following = (next.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => id !== run.id);
  return (
    <>
      {run.after && (
        <Fact name="After">
          <Link to={`/runs/${run.after}`}>the run that made its dataset</Link>
        </Fact>
      )}
      {following.length > 0 && (
        <Fact name="Then">
          <ul className={classes.chain}>
            {following.map((other) => (
              <li key={other.id}>
                <Link to={`/runs/${other.id}`}>{other.processor}</Link> <StatusTag status={other.status} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}
