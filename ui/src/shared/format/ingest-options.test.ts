import { describe, expect, it } from 'vitest';
import { optionsInWords, suretyInWords, valueInWords } from './ingest-options';

describe('options of how a file is read, in words', () => {
  it('says values as its fields do', () => {
    expect(valueInWords('delimiter', '\t')).toBe('tab');
    expect(valueInWords('delimiter', '~')).toBe('~');
    expect(valueInWords('dateOrder', 'mdy')).toBe('month first');
    expect(valueInWords('headerLine', 0)).toBe('none');
    expect(valueInWords('headerLine', 4)).toBe('line 4');
    expect(valueInWords('table', 2)).toBe('table 2');
  });

  it('says all of them on one line', () => {
    const options = { dateOrder: 'mdy', names: { 'p [hPa]': 'pressure' }, units: { t: '' }, missing: ['-999', 'n.b.'], unknown: true };
    expect(optionsInWords(options)).toBe(
      'Order of dates: month first · Names: p [hPa] → pressure · Units: t → none · Missing values: -999, n.b. · unknown: true',
    );
    expect(optionsInWords({})).toBe('');
  });

  it('says a confidence of one half as what it is', () => {
    expect([1, 0.97, 0.9, 0.6, 0.5, 0.2].map(suretyInWords)).toEqual(['sure', 'sure', 'likely', 'unsure', 'could be either', 'could be either']);
  });
});
