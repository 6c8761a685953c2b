// Writes public/samples/furnace-run.csv: 400 s of a furnace at 50 Hz, as its logger would have written it.
// The same bytes each time: the noise comes from a seed. A few cells are missing and three cannot be read, so that
// rejects can be seen.
import { writeFileSync } from 'node:fs';

const ROWS = 20_000;
const STEP_MS = 20;
const START = Date.UTC(2026, 2, 12, 9, 30, 0);

/** mulberry32: small, even, and the same everywhere. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = randomFrom(20260312);
const noise = () => random() + random() + random() + random() - 2;

/** A peak of the given height at a second, with a width in seconds. */
const peak = (t, at, height, width) => height * Math.exp(-(((t - at) / width) ** 2));

const relief = [[41, 9, 0.8], [97.5, 14, 1.1], [149, 6.5, 0.6], [203.2, 18, 1.4], [260, 11, 0.9], [318.7, 15, 1.2], [371, 8, 0.7]];

function furnace(t) {
  return 25 + 575 * (1 - Math.exp(-t / 70)) + 1.6 * Math.sin(t / 6.5) + 0.5 * noise();
}
function sample(t) {
  return 25 + 548 * (1 - Math.exp(-Math.max(0, t - 12) / 95)) + 0.9 * noise();
}
function pressure(t) {
  let value = 1_013.2 - 0.011 * t + 0.35 * noise();
  for (const [at, height, width] of relief) value += peak(t, at, height, width);
  return value;
}
function current(t) {
  const duty = t < 180 ? 1 : 0.45;
  const on = (t % 8) / 8 < duty;
  return (on ? 11.8 : 0.3) + 0.002 * t + 0.12 * noise();
}

const missing = new Map([[2_311, 3], [2_312, 3], [7_040, 2], [11_502, 4], [11_503, 4], [11_504, 4], [16_777, 1]]);
const unreadable = new Map([[5_123, [2, 'OVERLOAD']], [9_876, [4, '11.8.2']], [14_200, [3, '1013.x']]]);

const lines = [
  '# Logger   TC-4 s/n 00417',
  '# Run      ramp to 600 degC, valve test',
  '# Operator bench 2',
  'time,Furnace [°C],Sample [°C],Pressure [hPa],Heater current [A]',
];
for (let row = 0; row < ROWS; row++) {
  const t = (row * STEP_MS) / 1_000;
  const cells = [
    new Date(START + row * STEP_MS).toISOString().replace('Z', ''),
    furnace(t).toFixed(2),
    sample(t).toFixed(2),
    pressure(t).toFixed(2),
    current(t).toFixed(3),
  ];
  if (missing.has(row)) cells[missing.get(row)] = '';
  if (unreadable.has(row)) {
    const [column, text] = unreadable.get(row);
    cells[column] = text;
  }
  lines.push(cells.join(','));
}
writeFileSync('public/samples/furnace-run.csv', `${lines.join('\n')}\n`);
