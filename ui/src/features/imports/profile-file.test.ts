import { describe, expect, it } from 'vitest';
import { fileNameOf, fileTextOf, readProfileFile } from './profile-file';

const content = {
  name: 'Logger 7',
  description: null,
  options: { decimal: ',' },
  fingerprint: { format: 'text', names: ['t', 'u'], delimiter: ';', words: ['logger'] },
};

describe('an import profile as a file', () => {
  it('comes back as it went out', () => {
    expect(readProfileFile(fileTextOf(content), 'a.json')).toEqual(content);
    expect(fileNameOf('Logger 7 / north')).toBe('logger-7-north.import-profile.json');
  });

  it('says what is wrong with it', () => {
    expect(() => readProfileFile('{', 'a.json')).toThrow(/^a.json is not JSON: /);
    expect(() => readProfileFile('[]', 'a.json')).toThrow('a.json holds no import profile: expected an object {"name": …, "options": {…}}');
    expect(() => readProfileFile('{"options": {}}', 'a.json')).toThrow('a.json has no “name”, a text; add one');
    expect(() => readProfileFile('{"name": "x"}', 'a.json')).toThrow('a.json has no “options”, an object; add them');
  });
});
