import { describe, expect, it } from 'vitest';
import type { Column } from '@/shared/api/types';
import { colourNumbers, curves, partner, shownColumns } from './columns';

const column = (name: string, type: Column['type'] = 'float'): Column => ({ name, type, unit: null });
const many = Array.from({ length: 9 }, (_, index) => column(`c${index}`));

const colour = (shown: string[], of: string) => colourNumbers(many, shownColumns(many, shown), 6).get(of);

describe('the columns of a chart', () => {
  it('are those of numbers, without the axis', () => {
    const columns = [column('t', 'integer'), column('a'), column('b', 'string'), column('c', 'integer'), column('d', 'empty')];
    expect(curves({ columns, axis: 't' }).map(({ name }) => name)).toEqual(['a', 'c']);
    expect(curves({ columns: null, axis: null })).toEqual([]);
  });

  it('are the first six until one chooses', () => {
    expect(shownColumns(many, null)).toHaveLength(6);
    expect(shownColumns(many, ['c7', 'gone', 'c1']).map(({ name }) => name)).toEqual(['c1', 'c7']);
    expect(shownColumns(many, [])).toEqual([]);
  });

  it('keep their colour when others come and go', () => {
    expect(colour(['c0', 'c1', 'c2'], 'c2')).toBe(2);
    expect(colour(['c2'], 'c2')).toBe(2);
    expect(colour(['c8', 'c0'], 'c8')).toBe(2);
  });

  it('have colours of their own as long as there are any', () => {
    const numbers = colourNumbers(many, shownColumns(many, ['c0', 'c6', 'c1']), 6);
    expect(new Set(numbers.values()).size).toBe(3);
  });

  it('know what was made of them by its name', () => {
    expect(partner('CO rolling_mean', ['CO', 'NO'])).toBe('CO');
    expect(partner('CO', ['CO rolling_mean', 'NO rolling_mean'])).toBe('CO rolling_mean');
    expect(partner('CO level rolling_mean', ['CO', 'CO level'])).toBe('CO level');
    expect(partner('CO', ['CO2', 'COx'])).toBeUndefined();
  });
});
