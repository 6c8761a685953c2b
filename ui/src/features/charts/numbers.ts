const grouped = (digits: number) =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** What a tick of a number axis says, with the digits that its step needs and no more. */
export function tickNumber(value: number, step: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  if (digits > 6 || Math.abs(value) >= 1e7) {
    const wanted = Math.max(0, Math.floor(Math.log10(Math.abs(value)) + 1e-9) - Math.floor(Math.log10(step) + 1e-9));
    return value.toExponential(Math.min(12, wanted)).replace('e+', 'e');
  }
  return grouped(digits).format(value).replace('-', '−');
}

/** A value in full: every digit that the double has. */
export function exactNumber(value: number): string {
  return String(value).replace('e+', 'e').replace('-', '−');
}

/** A mean of many values: seven digits are more than the screen can show. */
export function roundedNumber(value: number): string {
  return exactNumber(Number(value.toPrecision(7)));
}
