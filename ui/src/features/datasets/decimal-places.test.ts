import { describe, expect, it } from 'vitest';
import { alignedAtThePoint } from './decimal-places';

describe('numbers of a column', () => {
  it('stand with their points under each other', () => {
    expect(alignedAtThePoint([1.25, 25, -0.5])).toEqual(['1.25', '25   ', '-0.5 ']);
  });

  it('keep their digits when they are whole', () => {
    expect(alignedAtThePoint([1, 20, '9007199254740993'])).toEqual(['1', '20', '9007199254740993']);
  });

  it('leave exponents, infinities and missing values as they are', () => {
    expect(alignedAtThePoint([1.5, 1e-9, 'Infinity', null])).toEqual(['1.5', '1e-9', 'Infinity', '']);
  });
});
