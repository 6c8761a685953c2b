import type { QualitySummary } from '@/shared/api/quality-summary';
import { counted } from '@/shared/format/numbers';
import { Tag } from '@/shared/ui/tag';
import classes from './quality-tab.module.css';

const actions = { warn: 'otherwise the report says so', fail: 'otherwise the run fails', quarantine: 'otherwise the dataset goes into quarantine' };

/** How good the data are in one number, what it is made of, and whether it was enough. */
export function ScoreCard({ summary: { score, rows, gate, columns } }: { summary: QualitySummary }) {
  return (
    <section aria-label="Score" className={classes.card}>
      <p className={classes.score} data-passed={gate?.passed ?? true}>
        {scoreText(score)}
        <span> of 100</span>
      </p>
      {gate && (
        <p className={classes.gate}>
          {gate.passed ? <Tag tone="good">gate passed</Tag> : <Tag tone={gate.action === 'warn' ? 'warn' : 'bad'}>gate not passed</Tag>}{' '}
          <span className="muted">
            at least {gate.minScore} is asked for; {actions[gate.action]}
          </span>
        </p>
      )}
      <dl className={classes.scores}>
        {columns.map(({ column, role, score: own }) => (
          <div key={column}>
            <dt>
              {column}
              {role === 'axis' && <span className="muted"> axis</span>}
            </dt>
            <dd>{scoreText(own)}</dd>
          </div>
        ))}
      </dl>
      <details className={classes.formula}>
        <summary>How the score is made</summary>
        <p>
          A row counts once, by the worst flag that any test gave it. Of {counted(rows, 'row')}, one that fails or is missing takes its whole share away,
          a suspect one half of it; one that was not evaluated takes nothing. So a column has 100 × (1 − (fail + missing + ½ suspect) / rows), and the dataset has
          the mean of its columns, the axis included.
        </p>
        <p>Tests and their settings: docs/reference/data-quality.md in Kymo’s documentation.</p>
      </details>
    </section>
  );
}

/** One digit behind the point; what is not quite 100 is not said to be. */
function scoreText(score: number | null): string {
  if (score === null) return '–';
  if (score === 100) return '100';
  return score > 99.9 ? '> 99.9' : score.toFixed(1);
}
