import type { ReactNode } from 'react';
import type { Cell, ColumnProfile } from '@/shared/api/types';
import { count, counted, short } from '@/shared/format/numbers';
import { named } from '@/shared/format/units';
import { Histogram } from './histogram';
import classes from './profile-section.module.css';

/** What is known of one column in numbers and a picture. */
export function ColumnCard({ column, rows }: { column: ColumnProfile; rows: number }) {
  const { name, unit, type, missing, infinite, distinct, quantiles, quantilesExact, histogram, longestRun } = column;
  return (
    <section aria-label={name} className={classes.card}>
      <h3>
        {named(name, unit)} <span className="muted">{type}</span>
      </h3>
      {histogram && <Histogram histogram={histogram} of={name} />}
      <dl className={classes.facts}>
        <Fact name="missing">
          {missing === 0 ? 'none' : `${count(missing)} (${share(missing, rows)})`}
          {infinite > 0 && `, ${count(infinite)} infinite`}
        </Fact>
        {column.min !== null && <Fact name="from – to">{`${told(column.min)} – ${told(column.max)}`}</Fact>}
        {column.mean !== null && <Fact name="mean ± std">{`${short(column.mean)} ± ${column.std === null ? '–' : short(column.std)}`}</Fact>}
        {quantiles && (
          <Fact name={quantilesExact ? 'quartiles' : 'quartiles, about'}>
            {[0.25, 0.5, 0.75].map((p) => quantiles.find((quantile) => quantile.p === p)?.value).map((value) => (value === undefined ? '–' : short(value))).join(' · ')}
          </Fact>
        )}
        {distinct && <Fact name="different">{`${distinct.exact ? '' : 'about '}${count(distinct.value)}`}</Fact>}
        {longestRun && longestRun.rows > 1 && <Fact name="longest run">{`${counted(longestRun.rows, 'row')} of ${short(longestRun.value)} from row ${count(longestRun.fromRow + 1)}`}</Fact>}
      </dl>
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function told(cell: Cell): string {
  return typeof cell === 'number' ? short(cell) : String(cell ?? '–').replace('T', ' ');
}

/** A part of all, never rounded to none or all of it. */
export function share(part: number, all: number): string {
  const percent = (part / all) * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent < 100 && percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(1)} %`;
}
