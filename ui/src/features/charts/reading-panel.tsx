import type { ChartAxis } from '@/shared/axis/chart-axis';
import type { Line } from './chart-model';
import { readingAt } from './reading';
import classes from './reading-panel.module.css';
import { Swatch } from './swatch';

type ReadingPanelProps = {
  axis: ChartAxis;
  lines: Line[];
  /** where the cursor is; null: nowhere */
  place: number | null;
  colourOf: (column: string, tint: number) => string;
};

/** What the curves say where the cursor is, in words and outside of the picture. */
export function ReadingPanel({ axis, lines, place, colourOf }: ReadingPanelProps) {
  const readings = lines.map((line) => ({ line, reading: place === null ? undefined : readingAt(line, place) }));
  const x = readings.find(({ line }) => line.kin === 'self')?.reading?.x;
  return (
    <section aria-label="Reading" className={classes.panel}>
      <h2 className={classes.title}>{axis.kind === 'row' ? 'row' : (axis.name ?? 'row')}</h2>
      <p className={classes.x}>
        {x === undefined ? (
          <span className="muted">Point at the chart to read it.</span>
        ) : (
          <span className="mono">
            {String(x).replace('T', ' ')}
            {axis.kind === 'number' && axis.unit ? ` ${axis.unit}` : ''}
          </span>
        )}
      </p>
      <ul className={classes.readings}>
        {readings.map(({ line, reading }) => (
          <li key={line.key} className={classes.reading} data-bucketed={line.bucketRows > 1}>
            <Swatch colour={colourOf(line.column, line.tint)} dim={line.dim} twin={line.twin} />
            <span className={classes.name}>{line.name}</span>
            <span className={reading?.value === undefined ? classes.none : classes.value}>
              {reading ? (reading.value ?? 'no value') : '–'}
            </span>
            {line.kin !== 'self' && <span className={classes.detail}>{line.sourceLabel}</span>}
            {reading?.detail && <span className={classes.detail}>{reading.detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
