import { describe, expect, it } from 'vitest';
import { changeAddress, readAddress } from './chart-address';

const search = (text: string) => new URLSearchParams(text);

describe('a chart’s address', () => {
  it('tells columns, overlays and window, names with commas too', () => {
    expect(readAddress(search('column=a,b&column=c&overlay=1&overlay=1&from=2&to=3.5'))).toEqual({
      columns: ['a,b', 'c'],
      overlays: ['1'],
      from: '2',
      to: '3.5',
    });
  });

  it('leaves the choice to the chart where it tells nothing', () => {
    expect(readAddress(search(''))).toEqual({ columns: null, overlays: [], from: null, to: null });
  });

  it('tells no column from no choice', () => {
    expect(readAddress(changeAddress(search(''), { columns: [] })).columns).toEqual([]);
    expect(readAddress(changeAddress(search('column=a'), { columns: null })).columns).toBeNull();
  });

  it('keeps what a change is not about', () => {
    expect(changeAddress(search('tab=x&column=a&from=1&to=2'), { from: '3', to: null }).toString()).toBe('tab=x&column=a&from=3');
  });
});
