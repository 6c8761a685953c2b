/** Six digits of a number: as many as a table needs to compare by. */
export function short(value: number): string {
  return String(Number(value.toPrecision(6))).replace('e+', 'e').replace('-', '−');
}
