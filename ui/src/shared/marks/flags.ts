import type { SpanMark, SpanTone } from './marks';
import { readRows, rowsInWords, stretchAxisOf, stretchOf, type ResultRows, type Stretch } from './result-rows';

/** The flags of oceanographers (QARTOD), as data-quality gives them. */
export const flagWords: Record<number, string> = { 1: 'pass', 2: 'not evaluated', 3: 'suspect', 4: 'fail', 9: 'missing' };

const tones: Record<number, SpanTone> = { 3: 'suspect', 4: 'fail', 9: 'missing' };

/** The test that stands for the worst of all tests of a row. */
export const ROLLUP = 'rollup';

/** Rows that follow each other and have the same flag of the same test. */
export type FlagSpan = Stretch & {
  key: string;
  column: string;
  test: string;
  flag: number;
};

/** @param axis of the dataset that was tested; null: its row number */
export function flagSpansIn(result: ResultRows, axis: string | null): FlagSpan[] {
  const axisColumn = stretchAxisOf(result.columns, axis);
  return readRows(result, (row) => {
    const stretch = stretchOf(row, axisColumn);
    const column = row.text('column');
    const test = row.text('test');
    return { key: `${stretch.fromRow} ${test} ${column}`, ...stretch, column, test, flag: row.number('flag') ?? 2 };
  });
}

/** What is shaded of spans: what is suspect, fails or is missing. */
export function flagMarks(spans: FlagSpan[]): SpanMark[] {
  return spans.flatMap((span) => {
    const tone = tones[span.flag];
    const { key, column, from, to } = span;
    return tone ? [{ id: key, column, from, to, tone, title: flagTitle(span) }] : [];
  });
}

export function flagTitle({ column, test, flag, fromRow, toRow }: FlagSpan): string {
  return `${column}: ${flagWords[flag] ?? `flag ${flag}`} (${test === ROLLUP ? 'worst of all tests' : test}), ${rowsInWords({ fromRow, toRow })}`;
}
