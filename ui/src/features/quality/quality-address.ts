import { ROLLUP, type FlagSpan } from '@/shared/marks/flags';

/** Which flags are looked at; null: of any. */
export type FlagFilter = { column: string | null; test: string | null; flag: number | null };

const names = { column: 'flagColumn', test: 'flagTest', flag: 'flag' } as const;

export function readFilter(search: URLSearchParams): FlagFilter {
  const flag = Number(search.get(names.flag));
  return { column: search.get(names.column), test: search.get(names.test), flag: search.has(names.flag) && Number.isInteger(flag) ? flag : null };
}

export function changeFilter(search: URLSearchParams, filter: FlagFilter): URLSearchParams {
  const after = new URLSearchParams(search);
  for (const [member, name] of Object.entries(names)) {
    const value = filter[member as keyof FlagFilter];
    if (value === null) after.delete(name);
    else after.set(name, String(value));
  }
  return after;
}

/** What there is to look at: what is suspect, fails or is missing. */
const noteworthy = new Set([3, 4, 9]);

/** Whether a span is looked at. Of no test in particular, the worst of all tests stands for them. */
export function isWanted({ column, test, flag }: FlagSpan, wanted: FlagFilter): boolean {
  if (wanted.column !== null && column !== wanted.column) return false;
  if (test !== (wanted.test ?? ROLLUP)) return false;
  return wanted.flag === null ? noteworthy.has(flag) : flag === wanted.flag;
}
