import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '@/shared/api/api-problem';
import classes from './problem.module.css';

type ProblemProps = {
  /** what did not work, in the reader's words */
  title: string;
  error: unknown;
  onRetry?: () => unknown;
  children?: ReactNode;
};

/** What went wrong, why, and what to do about it. What a script says of its lines and values keeps its shape. */
export function Problem({ title, error, onRetry, children }: ProblemProps) {
  const problem = error instanceof ApiProblem ? error : undefined;
  const detail = problem ? (problem.detail ?? problem.title) : error instanceof Error ? error.message : String(error);
  const remedy = problem?.remedy && !says(detail, problem.remedy) ? problem.remedy : undefined;
  return (
    <section role="alert" className={classes.problem}>
      <IconAlertTriangle size={18} aria-hidden className={classes.icon} />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {problem?.code?.startsWith('script-') ? <pre className={classes.told}>{detail}</pre> : <p>{detail}</p>}
        {remedy && <p className={classes.remedy}>{remedy}</p>}
        {problem?.code && <code className={classes.code}>{problem.code}</code>}
        {(onRetry || children) && (
          <div className={classes.actions}>
            {onRetry && (
              <Button variant="default" onClick={() => onRetry()}>
                Try again
              </Button>
            )}
            {children}
          </div>
        )}
      </div>
    </section>
  );
}

/** Many a detail ends with what to do already. */
function says(detail: string, remedy: string): boolean {
  return detail.toLowerCase().includes(remedy.toLowerCase().replace(/\.$/, ''));
}
