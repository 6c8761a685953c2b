import type { TablePreview } from '@/shared/api/types';
import { flagMarks, flagSpansIn, ROLLUP } from '@/shared/marks/flags';
import type { Marks } from '@/shared/marks/marks';
import { peakMarks, peaksIn } from '@/shared/marks/peaks';
import { figuresIn, stretchesIn } from '@/shared/marks/stretches';
import { counted } from '@/shared/format/numbers';

/** How a trial is drawn whose result is a table of its own: peaks as markers, flags and stretches as spans; of anything else it is told in words. */
export function triedMarks({ rows, summary }: TablePreview, axis: string | null): { marks: Marks | undefined; words: string } {
  const has = (column: string) => rows.columns.some(({ name }) => name === column);
  if (has('peak_heights')) {
    const peaks = peaksIn(rows, axis);
    return {
      marks: { points: peakMarks(peaks, ({ kind, column, height }) => `Trial: ${kind} of ${column}\n${String(height)}`) },
      words: `The trial finds ${counted(rows.total, 'peak')} here${part(rows.truncated, peaks.length)}.`,
    };
  }
  if (has('flag')) {
    const spans = flagSpansIn(rows, axis);
    const worst = spans.some(({ test }) => test === ROLLUP) ? spans.filter(({ test }) => test === ROLLUP) : spans;
    const marks = flagMarks(worst);
    const score = typeof summary?.score === 'number' ? `, score ${summary.score.toFixed(1)}` : '';
    return { marks: { spans: marks }, words: `The trial flags ${counted(marks.length, 'part')} of what is seen${score}${part(rows.truncated, marks.length)}.` };
  }
  if (has('from_row')) {
    const stretches = stretchesIn(rows, axis);
    return {
      marks: { spans: stretches },
      words: `The trial finds ${counted(rows.total, 'part')} here${part(rows.truncated, stretches.length)}.`,
    };
  }
  if (has('figure')) return { marks: undefined, words: `Of what is seen: ${figuresIn(rows).join(', ')}.` };
  return { marks: undefined, words: `The trial makes ${counted(rows.total, 'row')} of what is seen.` };
}

function part(truncated: boolean, drawn: number): string {
  return truncated ? `; the first ${drawn.toLocaleString('en-GB')} are drawn, zoom in for all` : '';
}
