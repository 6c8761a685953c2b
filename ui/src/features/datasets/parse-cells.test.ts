import { describe, expect, it } from 'vitest';
import { parseCells } from './parse-cells';

const nodeKnowsSources = Number(process.versions.node.split('.')[0]) >= 21;

describe('cells of a page of rows', () => {
  it('are numbers, texts, truth values and nothing', () => {
    const { rows } = parseCells('{"offset":0,"total":1,"columns":[],"rows":[[1.5,"Infinity",true,null]]}');
    expect(rows).toEqual([[1.5, 'Infinity', true, null]]);
  });

  it.skipIf(!nodeKnowsSources)('keep every digit of whole numbers beyond 2^53', () => {
    const { rows } = parseCells('{"offset":0,"total":1,"columns":[],"rows":[[9007199254740993,-9007199254740993,9007199254740991]]}');
    expect(rows).toEqual([['9007199254740993', '-9007199254740993', 9007199254740991]]);
  });
});
