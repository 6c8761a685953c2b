import type { Cell } from '@/shared/api/types';

const plain = /^-?\d+(?:\.(\d+))?$/;

/**
 * The texts of one column's cells, with blanks behind so that decimal points stand under each other in a
 * monospaced font. No digit is added or left out; numbers with an exponent and texts stay as they are.
 */
export function alignedAtThePoint(cells: Cell[]): string[] {
  const texts = cells.map((cell) => (cell === null ? '' : String(cell)));
  const tails = texts.map((text) => {
    const match = plain.exec(text);
    // The point takes a place too.
    return match ? (match[1] === undefined ? 0 : match[1].length + 1) : undefined;
  });
  const longest = Math.max(0, ...tails.map((tail) => tail ?? 0));
  return texts.map((text, index) => text + ' '.repeat(tails[index] === undefined ? 0 : longest - tails[index]));
}
