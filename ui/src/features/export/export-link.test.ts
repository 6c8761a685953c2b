import { describe, expect, it } from 'vitest';
import { exportLink } from './export-link';

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
});
