import { describe, expect, it } from 'vitest';
import { fileNameOf, fileTextOf, readRecipeFile } from './recipe-file';

const smooth = { name: 'Smooth twice', description: '', steps: [{ processor: 'rolling-mean', parameters: { window: 25 } }] };
const read = (value: unknown) => () => readRecipeFile(typeof value === 'string' ? value : JSON.stringify(value), 'a.json');

describe('a recipe’s file', () => {
  it('gives back what was written into it', () => {
    expect(readRecipeFile(fileTextOf(smooth), 'a.json')).toEqual(smooth);
    expect(readRecipeFile(fileTextOf({ ...smooth, description: 'for ovens' }), 'a.json').description).toBe('for ovens');
  });

  it('is taken as the API gives it out, too', () => {
    const given = { id: 'x', ...smooth, description: null, version: 3, latest: 3, createdAt: 'then', changedAt: 'now' };
    expect(read(given)()).toEqual(smooth);
  });

  it('is named after the recipe', () => {
    expect([fileNameOf('Smooth twice / Öfen'), fileNameOf('!')]).toEqual(['smooth-twice-öfen.recipe.json', 'recipe.recipe.json']);
  });

  it('says what is wrong with it, and where', () => {
    expect(read('{"name"')).toThrow(/^a\.json is not JSON: /);
    expect(read([1])).toThrow('a.json holds no recipe: expected an object {"name": …, "steps": […]}');
    expect(read({ steps: [] })).toThrow('a.json has no “name”, a text; add one');
    expect(read({ name: 'x', description: 3, steps: [] })).toThrow('In a.json the “description” is a number, not a text');
    expect(read({ name: 'x' })).toThrow('a.json has no “steps”, a list of {"processor": …, "parameters": {…}}');
    expect(read({ name: 'x', steps: ['mean'] })).toThrow('Step 1 of a.json is a text, not an object {"processor": …, "parameters": {…}}');
    expect(read({ name: 'x', steps: [smooth.steps[0], {}] })).toThrow('Step 2 of a.json has no “processor”, the name of one');
    expect(read({ name: 'x', steps: [{ processor: 'p', parameters: [] }] })).toThrow('The “parameters” of step 1 of a.json are a list, not an object');
    expect(read({ name: 'x', steps: Array.from({ length: 21 }, () => ({})) })).toThrow('a.json has 21 steps; a recipe has at most 20');
  });
});
