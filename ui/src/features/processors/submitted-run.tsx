import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiProblem } from '@/shared/api/api-problem';
import { runQuery } from '@/shared/api/queries';
import type { Run } from '@/shared/api/types';
import { resultAddress, resultWords } from '@/shared/runs/result-address';
import { Problem } from '@/shared/ui/problem';
import { StatusTag } from '@/shared/ui/status-tag';
import classes from './run-form-drawer.module.css';

type SubmittedRunProps = {
  run: Run;
  progress: (runId: string) => ReactNode;
  onAgain: () => void;
  onClose: () => void;
};

/** A run on its way to its result, and the way to the result when it is there. */
export function SubmittedRun({ run: submitted, progress, onAgain, onClose }: SubmittedRunProps) {
  const run = useQuery({ ...runQuery(submitted.id), staleTime: 0 }).data ?? submitted;
  const { pathname, search } = useLocation();
  const done = run.status === 'COMPLETED';
  const open = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (done) open.current?.focus();
  }, [done]);
  return (
    <div className={classes.submitted}>
      {submitted.reused ? (
        <p>
          <strong>Already computed.</strong> The same was done before on the same rows; here is its result.
        </p>
      ) : (
        <>
          <div>
            <StatusTag status={run.status} />
          </div>
          {progress(run.id)}
          {run.status === 'FAILED' && run.problem && <Problem title="The run failed" error={new ApiProblem({ ...run.problem, status: 0 })} />}
        </>
      )}
      <div className={classes.links} aria-live="polite">
        {done && (
          <>
            <Button
              component={Link}
              to={addressOf(run, pathname, search)}
              ref={open}
              size="sm"
              onClick={onClose}
            >
              {resultWords(run)}
            </Button>
            <Button component={Link} to={`/datasets/${run.resultId}`} size="sm" variant="default" onClick={onClose}>
              Result
            </Button>
          </>
        )}
        <Button component={Link} to={`/runs/${run.id}`} size="sm" variant="default" onClick={onClose}>
          Run
        </Button>
        <Button size="sm" variant="subtle" onClick={onAgain}>
          {done ? 'Something else' : 'Other parameters'}
        </Button>
      </div>
    </div>
  );
}

/** The result on its dataset's page; on that page already, with what is chosen there. */
function addressOf(run: Run, pathname: string, search: string): string {
  const there = pathname === `/datasets/${run.datasetId}` || pathname.startsWith(`/datasets/${run.datasetId}/`);
  return resultAddress(run, new URLSearchParams(there ? search : ''));
}
