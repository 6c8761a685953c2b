import type { AxisProfile } from '@/shared/api/types';
import { count, counted, short } from '@/shared/format/numbers';
import { useChartHands } from '@/shared/marks/marks';
import { Fact } from './column-card';
import classes from './profile-section.module.css';

const LISTED = 5;

/** How evenly the axis goes on. */
export function AxisCard({ axis }: { axis: AxisProfile }) {
  const hands = useChartHands();
  const unit = axis.unit ? ` ${axis.unit}` : '';
  const step = (value: number | null) => (value === null ? '–' : `${short(value)}${unit}`);
  const widest = axis.gaps.toSorted((a, b) => b.missing - a.missing).slice(0, LISTED);
  return (
    <section aria-label={`Axis ${axis.column}`} className={classes.card}>
      <h3>
        {axis.column} <span className="muted">axis</span>
      </h3>
      <dl className={classes.facts}>
        <Fact name={axis.stepsExact ? 'step' : 'step, about'}>{`${step(axis.stepMedian)} (${step(axis.stepMin)} – ${step(axis.stepMax)})`}</Fact>
        {axis.rate !== null && <Fact name="rate">{`${short(axis.rate)} rows/${axis.unit ?? 'unit'}`}</Fact>}
        <Fact name="jitter">{step(axis.jitter)}</Fact>
        <Fact name="twice the same">{axis.duplicates === 0 ? 'never' : counted(axis.duplicates, 'row')}</Fact>
        <Fact name="backward">{axis.backward === 0 ? 'never' : counted(axis.backward, 'row')}</Fact>
        <Fact name="gaps">{axis.gapCount === 0 ? 'none' : `${axis.gapCountExact ? '' : 'about '}${count(axis.gapCount)}`}</Fact>
      </dl>
      {widest.length > 0 && (
        <ul className={classes.gaps} aria-label="The widest gaps">
          {widest.map((gap) => (
            <li key={gap.fromRow}>
              <button type="button" onClick={() => hands.show(gap.from, gap.to)} title="Show it in the chart">
                {String(gap.from).replace('T', ' ')}
              </button>{' '}
              <span className="muted">about {counted(gap.missing, 'row')} missing</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
