import { Loader } from '@mantine/core';
import { counted } from '@/shared/format/numbers';
import type { Outcome } from '@/shared/trial/trial';
import { LogLines } from '@/shared/ui/log-lines';
import { Problem } from '@/shared/ui/problem';
import classes from './trial-outcome.module.css';

/** Whether a trial is on its way. */
export function TrialState({ outcome }: { outcome: Outcome | undefined }) {
  return (
    <div role="status" className={classes.state}>
      {outcome?.running && (
        <span className={classes.busy}>
          <Loader size={14} aria-hidden /> Computing …
        </span>
      )}
    </div>
  );
}

type TrialOutcomeProps = {
  outcome: Outcome | undefined;
  /** what went wrong is told beside a field already */
  toldAtField: boolean;
};

/** What came of a trial besides what the chart draws: why there is none, and what a script has logged. */
export function TrialOutcome({ outcome, toldAtField }: TrialOutcomeProps) {
  if (!outcome) return null;
  return (
    <>
      {outcome.error !== null && !toldAtField && <Problem title="There is no preview" error={outcome.error} />}
      {outcome.log.length > 0 && (
        <details className={classes.log}>
          <summary>{counted(outcome.log.length, 'line')} logged by the preview</summary>
          <LogLines lines={outcome.log} label="Log of the preview" />
        </details>
      )}
    </>
  );
}
