import type { X } from '@/shared/api/types';
import type { SpanMark, SpanTone } from './marks';
import { axisOf, readRows, type ResultRows } from './result-rows';

/** The flags of oceanographers (QARTOD), as data-quality gives them. */
export const flagWords: Record<number, string> = { 1: 'pass', 2: 'not evaluated', 3: 'suspect', 4: 'fail', 9: 'missing' };

const tones: Record<number, SpanTone> = { 3: 'suspect', 4: 'fail', 9: 'missing' };

/** The test that stands for the worst of all tests of a row. */
export const ROLLUP = 'rollup';

/** Rows that follow each other and have the same flag of the same test. */
export type FlagSpan = {
  key: string;
  fromRow: number;
  /** included */
  toRow: number;
  from: X;
  to: X;
  column: string;
  test: string;
  flag: number;
};

/** @param axis of the dataset that was tested; null: its row number */
export function flagSpansIn(result: ResultRows, axis: string | null): FlagSpan[] {
  const axisColumn = axisOf(result.columns, axis);
  return readRows(result, ({ number, text, cell }) => {
    const fromRow = number('from_row') ?? 0;
    const toRow = number('to_row') ?? fromRow;
    const column = text('column');
    const test = text('test');
    const place = (name: string, row: number): X => {
      const value = cell(name);
      return typeof value === 'number' || typeof value === 'string' ? value : row;
    };
    return {
      key: `${fromRow} ${test} ${column}`,
      fromRow,
      toRow,
      from: axisColumn === undefined ? fromRow : place(axisColumn, fromRow),
      to: axisColumn === undefined ? toRow : place(`${axisColumn} end`, toRow),
      column,
      test,
      flag: number('flag') ?? 2,
    };
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
  const rows = toRow === fromRow ? `row ${fromRow + 1}` : `rows ${fromRow + 1} to ${toRow + 1}`;
  return `${column}: ${flagWords[flag] ?? `flag ${flag}`} (${test === ROLLUP ? 'worst of all tests' : test}), ${rows}`;
}
