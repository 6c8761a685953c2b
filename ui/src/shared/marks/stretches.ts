import type { SpanMark } from './marks';
import { readRows, rowsInWords, stretchAxisOf, stretchOf, type ResultRows } from './result-rows';

// What scripts make besides columns; docs/reference/scripts.md tells their tables.

/**
 * The stretches that a detector has found.
 *
 * @param axis of the dataset that was looked through; null: its row number
 */
export function stretchesIn(result: ResultRows, axis: string | null): SpanMark[] {
  const axisColumn = stretchAxisOf(result.columns, axis);
  return readRows(result, (row) => {
    const { fromRow, toRow, from, to } = stretchOf(row, axisColumn);
    const label = row.text('label');
    return { id: `${fromRow} ${toRow} ${label}`, column: null, from, to, tone: 'found' as const, title: `${label}, ${rowsInWords({ fromRow, toRow })}` };
  });
}

/** A summary's figures in words: "mean 4.2 V". */
export function figuresIn(result: ResultRows): string[] {
  return readRows(result, ({ text, number, cell }) => {
    const value = number('value') ?? cell('text') ?? 'missing';
    return [text('figure'), String(value), text('unit')].filter(Boolean).join(' ');
  });
}
