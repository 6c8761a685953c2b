import type { Column, DatasetDetail } from '@/shared/api/types';

export const MOST_PRESELECTED = 6;

/** The columns of a dataset that can be drawn as a curve. */
export function curves(dataset: Pick<DatasetDetail, 'columns' | 'axis'>): Column[] {
  return (dataset.columns ?? []).filter(
    ({ name, type }) => name !== dataset.axis && (type === 'float' || type === 'integer'),
  );
}

/** The columns to show: those asked for that there are, else the first few. */
export function shownColumns(all: Column[], asked: string[] | null): Column[] {
  if (asked === null) return all.slice(0, MOST_PRESELECTED);
  const wanted = new Set(asked);
  return all.filter(({ name }) => wanted.has(name));
}

/**
 * A colour's number for each shown column: its place among all columns, so that it keeps its colour when others come
 * and go, or the next free one.
 */
export function colourNumbers(all: Column[], shown: Column[], colours: number): Map<string, number> {
  const numbers = new Map<string, number>();
  const free = new Set(Array.from({ length: colours }, (_, number) => number));
  for (const { name } of shown) {
    const wish = all.findIndex((column) => column.name === name) % colours;
    const number = free.has(wish) ? wish : ([...free][0] ?? wish);
    free.delete(number);
    numbers.set(name, number);
  }
  return numbers;
}

/**
 * The column that another dataset's column was made of, or that was made of it: of the same name, or longer by a word
 * ("Oven [°C] rolling_mean" of "Oven [°C]"). The longest fits best.
 */
export function partner(name: string, candidates: string[]): string | undefined {
  if (candidates.includes(name)) return name;
  const fitting = candidates.filter((other) => name.startsWith(`${other} `) || other.startsWith(`${name} `));
  return fitting.toSorted((a, b) => b.length - a.length)[0];
}
