import { describe, expect, it } from 'vitest';
import { named } from './units';

describe('a column’s name', () => {
  it.each([
    ['Oven', '°C', 'Oven [°C]'],
    ['Oven', null, 'Oven'],
    ['Oven [°C]', '°C', 'Oven [°C]'],
    ['flow (mg/m3)', 'mg/m3', 'flow (mg/m3)'],
    ['time/s', 's', 'time/s'],
    ['Pressure', 's', 'Pressure [s]'],
  ])('says its unit once: %s in %s', (name, unit, text) => {
    expect(named(name, unit)).toBe(text);
  });
});
