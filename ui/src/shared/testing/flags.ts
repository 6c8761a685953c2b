import type { Cell, Column, Rows, X } from '@/shared/api/types';

/** Rows from one to another, both included, that got a flag other than pass. */
export type MadeFlag = [fromRow: number, toRow: number, flag: number];
export type MadeTest = { column: string; test: string; flags: MadeFlag[] };

/** The rows of a quality check's result as the gateway gives them: spans that touch, for every test over every row. */
export function aFlagResult(axis: Column | null, rows: number, xAt: (row: number) => X, tests: MadeTest[], asked: URLSearchParams): Rows {
  const columns: Column[] = [
    { name: 'from_row', type: 'integer', unit: null },
    { name: 'to_row', type: 'integer', unit: null },
    ...(axis ? [axis, { ...axis, name: `${axis.name} end` }] : []),
    { name: 'column', type: 'string', unit: null },
    { name: 'test', type: 'string', unit: null },
    { name: 'flag', type: 'integer', unit: null },
  ];
  const [from, to] = [asked.get('from'), asked.get('to')];
  const isWithin = (row: number) => (from === null || !before(xAt(row), from)) && (to === null || !before(to, xAt(row)));
  const all = tests
    .flatMap(({ column, test, flags }) => tiled(flags, rows).map((span) => ({ column, test, span })))
    .filter(({ span: [first] }) => isWithin(first))
    .toSorted((a, b) => a.span[0] - b.span[0]);
  const offset = Number(asked.get('offset') ?? 0);
  return {
    offset,
    total: all.length,
    columns,
    rows: all
      .slice(offset, offset + Number(asked.get('limit') ?? 100))
      .map(({ column, test, span: [first, last, flag] }): Cell[] => [first, last, ...(axis ? [xAt(first), xAt(last)] : []), column, test, flag]),
  };
}

/** Rows under each flag. */
export function flagCounts(flags: MadeFlag[], rows: number): Record<string, number> {
  const counts: Record<string, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 9: 0 };
  for (const [first, last, flag] of tiled(flags, rows)) counts[flag] = (counts[flag] ?? 0) + last - first + 1;
  return counts;
}

/** What lies between passes. */
function tiled(flags: MadeFlag[], rows: number): MadeFlag[] {
  const spans: MadeFlag[] = [];
  let next = 0;
  for (const [first, last, flag] of flags) {
    if (first > next) spans.push([next, first - 1, 1]);
    spans.push([first, last, flag]);
    next = last + 1;
  }
  if (next < rows) spans.push([next, rows - 1, 1]);
  return spans;
}

function before(a: X, b: X): boolean {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) < Number(b);
  return a < b;
}
