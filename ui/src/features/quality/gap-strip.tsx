import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import type { AxisProfile, ColumnProfile, DatasetDetail } from '@/shared/api/types';
import { count, counted } from '@/shared/format/numbers';
import { share } from './column-card';
import { gapsOf, type Gaps } from './gaps';
import classes from './profile-section.module.css';

type GapStripProps = { dataset: DatasetDetail; columns: ColumnProfile[]; axis: AxisProfile | null };

const POINTS = 400;

/** Along the whole axis: where there are no rows at all, and where a column has rows without a value. */
export function GapStrip({ dataset, columns, axis }: GapStripProps) {
  const names = columns.filter(({ type }) => type === 'float' || type === 'integer').map(({ name }) => name);
  const series = useQuery({
    queryKey: keys.series(dataset.id, { gaps: names }),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/datasets/{id}/series', { params: { path: { id: dataset.id }, query: { columns: names, points: POINTS } }, signal })),
    enabled: names.length > 0 && dataset.rows > 0,
    staleTime: Infinity,
  });
  // The strip repeats what the cards say in numbers: without it nothing is lost.
  if (!series.data) return null;
  const gaps = gapsOf(series.data, axis?.gaps ?? []);
  const missing = new Map(columns.map((column) => [column.name, column.missing + column.infinite]));
  return (
    <div className={classes.strips}>
      {axis && axis.gapCount > 0 && (
        <Strip name={axis.column} words={`${counted(axis.gapCount, 'gap')} in the axis`} parts={gaps.axis} tone="gap" />
      )}
      {gaps.columns.map(({ name, parts }) => {
        const none = missing.get(name) ?? 0;
        return <Strip key={name} name={name} words={none === 0 ? 'nothing missing' : `${count(none)} missing (${share(none, dataset.rows)})`} parts={parts} tone="missing" />;
      })}
    </div>
  );
}

type StripProps = { name: string; words: string; parts: Gaps['axis']; tone: 'gap' | 'missing' };

function Strip({ name, words, parts, tone }: StripProps) {
  return (
    <div className={classes.strip}>
      <span className={classes.stripName}>{name}</span>
      <div role="img" aria-label={`${name}: ${words}`} className={classes.track}>
        {parts.map(({ from, to, share }) => (
          <span
            key={from}
            className={classes.gap}
            data-tone={tone}
            style={{ left: `${from * 100}%`, width: `max(2px, ${(to - from) * 100}%)`, opacity: 0.35 + 0.65 * share }}
          />
        ))}
      </div>
      <span className={classes.stripWords}>{words}</span>
    </div>
  );
}
