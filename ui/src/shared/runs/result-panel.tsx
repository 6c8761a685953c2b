import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ResultChoice, type ResultChoiceProps } from './result-choice';
import classes from './result-panel.module.css';

type ResultPanelProps = ResultChoiceProps & {
  /** names the panel's heading in the page */
  id: string;
  title: string;
  /** the run that made the chosen one, where it is known */
  runId: string | undefined;
  children: ReactNode;
};

/** What a run has found in a dataset, beside its chart: which run it was, and below what it found. */
export function ResultPanel({ id, title, label, options, chosen, onChoose, runId, children }: ResultPanelProps) {
  return (
    <section aria-labelledby={id} className={classes.panel}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {options.length > 1 ? (
          <ResultChoice label={label} options={options} chosen={chosen} onChoose={onChoose} />
        ) : (
          <span className="muted">{options[0]?.told}</span>
        )}
        <Link to={`/datasets/${chosen}`}>As a dataset</Link>
        {runId !== undefined && <Link to={`/runs/${runId}`}>Run</Link>}
      </div>
      {children}
    </section>
  );
}
