import { describe, expect, it } from 'vitest';
import { exportLink, fitting } from './export-link';

describe('the link to a dataset as a file', () => {
  it('asks for all of it', () => {
    expect(exportLink('7f3a', { format: 'parquet' })).toBe('/api/datasets/7f3a/export?format=parquet');
  });

  it('asks for a window of the axis', () => {
    expect(exportLink('7f3a', { format: 'csv', from: '2026-03-12T09:30:00+01:00', to: '12' })).toBe(
      '/api/datasets/7f3a/export?format=csv&from=2026-03-12T09%3A30%3A00%2B01%3A00&to=12',
    );
  });

  it('names each column by itself, whatever is in its name', () => {
    expect(exportLink('7f3a', { format: 'csv', columns: ['time', 'T, °C', 'a&b'] })).toBe(
      '/api/datasets/7f3a/export?format=csv&columns=time&columns=T%2C+%C2%B0C&columns=a%26b',
    );
  });

  it('says what becomes of flagged rows', () => {
    expect(exportLink('7f3a', { format: 'xlsx', flags: 'q', flagged: 'exclude', worst: 'suspect' })).toBe(
      '/api/datasets/7f3a/export?format=xlsx&flags=q&flagged=exclude&worst=suspect',
    );
  });

  it('leaves out what the format does not have', () => {
    expect(fitting({ format: 'csv', head: true, safe: true })).toEqual({ format: 'csv', head: true, safe: true });
    expect(fitting({ format: 'json', head: true, safe: true })).toEqual({ format: 'json', head: true });
    expect(fitting({ format: 'xlsx', head: true, safe: true })).toEqual({ format: 'xlsx' });
    expect(fitting({ format: 'csv', head: false, safe: false })).toEqual({ format: 'csv' });
  });
});
