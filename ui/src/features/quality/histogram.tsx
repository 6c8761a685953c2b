import type { ColumnProfile } from '@/shared/api/types';
import { count, short } from '@/shared/format/numbers';
import classes from './profile-section.module.css';

type HistogramProps = { histogram: NonNullable<ColumnProfile['histogram']>; of: string };

const HEIGHT = 40;

/** How often which values are: equally wide bins from the least to the greatest. */
export function Histogram({ histogram: { from, to, counts, exact }, of: name }: HistogramProps) {
  const most = Math.max(1, ...counts);
  const width = (to - from) / counts.length;
  const peak = counts.indexOf(most);
  return (
    <figure className={classes.histogram}>
      <svg
        viewBox={`0 0 ${counts.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Histogram of ${name}: most values lie between ${short(from + peak * width)} and ${short(from + (peak + 1) * width)}`}
      >
        {counts.map((rows, bin) => (
          // oxlint-disable-next-line react/no-array-index-key -- a bin has no other name than its place
          <rect key={bin} x={bin + 0.05} width={0.9} y={HEIGHT - tall(rows, most)} height={tall(rows, most)}>
            <title>{`${short(from + bin * width)} to ${short(from + (bin + 1) * width)}: ${exact ? '' : 'about '}${count(rows)}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        <span>{short(from)}</span>
        <span>{short(to)}</span>
      </figcaption>
    </figure>
  );
}

/** A bin that holds anything is seen. */
function tall(rows: number, most: number): number {
  return rows === 0 ? 0 : Math.max(1, (rows / most) * HEIGHT);
}
