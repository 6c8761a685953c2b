import { describe, expect, it } from 'vitest';
import { aPreview } from './testing/preview';
import { optionsOf, optionsToKeep, readerOf, suretyOf, withColumn, withColumnOption, withOption, withReader } from './import-options';

describe('what is told about a file', () => {
  it('is told option by option, and found out again when it is taken back', () => {
    expect(withOption({}, 'decimal', ',')).toEqual({ decimal: ',' });
    expect(withOption({ decimal: ',', quote: 'none' }, 'decimal', undefined)).toEqual({ quote: 'none' });
    expect(withOption({ profile: 'none' }, 'decimal', ',')).toEqual({ decimal: ',' });
  });

  it('names columns as the file does', () => {
    const named = withColumnOption({}, 'names', 'u', 'voltage');
    expect(named).toEqual({ names: { u: 'voltage' } });
    expect(withColumnOption(named, 'names', 'u', undefined)).toEqual({});
  });

  it('lists the columns that are wanted only where some are not', () => {
    const preview = aPreview();
    const without = withColumn({}, preview, 'u', false);
    expect(without).toEqual({ columns: ['t'] });
    const shown = aPreview({ columns: preview.columns.map((column) => ({ ...column, included: column.found !== 'u' })) });
    expect(withColumn(without, shown, 'u', true)).toEqual({});
  });

  it('begins with what an applied profile tells', () => {
    const preview = aPreview({ profile: { id: 'p', name: 'Logger', version: 2, options: { decimal: ',' } } });
    expect(optionsOf({}, preview)).toEqual({ decimal: ',' });
    expect(optionsOf({ quote: 'none' }, preview)).toEqual({ quote: 'none' });
    expect(optionsOf({}, undefined)).toEqual({});
  });

  it('is kept without what only concerns this file', () => {
    expect(optionsToKeep({ decimal: ',', profile: 'none', corrects: 'x' })).toEqual({ decimal: ',' });
  });
});

const choice = (confidence: number, told = false) => ({ name: 'decimal', column: null, value: '.', told, confidence, next: null, why: null });

describe('how sure a choice is', () => {
  it('is said in a word', () => {
    expect(suretyOf(choice(1, true)).word).toBe('told');
    expect(suretyOf(choice(1)).word).toBe('sure');
    expect(suretyOf(choice(0.9)).word).toBe('likely');
    expect(suretyOf(choice(0.6)).word).toBe('unsure');
    expect(suretyOf(choice(0.5))).toEqual({ word: 'could be either', tone: 'warn' });
  });
});

describe('a script that reads the file', () => {
  it('is named alone or with its parameters', () => {
    expect(readerOf({ reader: 'odd_logger' })).toEqual({ name: 'odd_logger', parameters: {} });
    expect(readerOf({ reader: { name: 'odd_logger', version: 2, sha256: 'ab', parameters: { year: 1 } } })).toEqual({ name: 'odd_logger', parameters: { year: 1 } });
    expect(readerOf({ decimal: ',' })).toBeUndefined();
  });

  it('puts an end to what was told of the file, but not to which file of an archive it is', () => {
    const reader = { name: 'odd_logger', parameters: {} };
    expect(withReader({ member: 'a.odl', decimal: ',', units: { u: 'V' } }, reader)).toEqual({ member: 'a.odl', reader });
    expect(withReader({ member: 'a.odl', reader, units: { u: 'V' } }, undefined)).toEqual({ member: 'a.odl' });
    const other = { ...reader, parameters: { year: 1 } };
    expect(withReader({ reader, units: { u: 'V' } }, other)).toEqual({ reader: other, units: { u: 'V' } });
  });

  it('is kept without its version, so that the next file is read by the newest one', () => {
    expect(optionsToKeep({ reader: { name: 'odd_logger', version: 2, sha256: 'ab', parameters: { year: 1 } }, units: { u: 'V' } })).toEqual({
      reader: { name: 'odd_logger', parameters: { year: 1 } },
      units: { u: 'V' },
    });
  });
});
