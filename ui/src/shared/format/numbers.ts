const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** 1234567 as "1,234,567". */
export function count(value: number): string {
  return whole.format(value);
}

/** "1 row", "2 rows". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Bytes in powers of 1,000, three digits: "812 kB", "1.48 MB". */
export function bytes(value: number): string {
  if (value < 1_000) return `${value} B`;
  const units = ['kB', 'MB', 'GB', 'TB', 'PB'];
  let scaled = value;
  let unit = -1;
  do {
    scaled /= 1_000;
    unit++;
  } while (scaled >= 999.5 && unit < units.length - 1);
  const digits = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
  return `${scaled.toFixed(digits)} ${units[unit]}`;
}

/** Six digits of a measured value: as many as a table needs to compare by. */
export function short(value: number): string {
  return String(Number(value.toPrecision(6))).replace('e+', 'e').replace('-', '−');
}
