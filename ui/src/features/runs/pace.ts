/** How fast a run gets on, smoothed: rows a second at some moment. */
export type Pace = { rows: number; atMs: number; rate: number | undefined };

/** Over about so long the rate forgets: short enough to follow a change, long enough not to flicker. */
const MEMORY_MS = 5_000;
/** Two tellings closer together than this say more about the network than about the run. */
const LEAST_MS = 150;

/** The pace after another telling of how many rows are done. */
export function nextPace(before: Pace | undefined, rows: number, atMs: number): Pace {
  if (!before || rows < before.rows) return { rows, atMs, rate: undefined };
  const passed = atMs - before.atMs;
  if (passed < LEAST_MS || rows === before.rows) return before;
  const now = ((rows - before.rows) / passed) * 1_000;
  const weight = 1 - Math.exp(-passed / MEMORY_MS);
  const rate = before.rate === undefined ? now : before.rate + (now - before.rate) * weight;
  return { rows, atMs, rate };
}

/** How much longer the rest takes, in milliseconds; undefined when that cannot be told. */
export function remainingMs(rowsDone: number, rowsTotal: number | null, rate: number | null | undefined): number | undefined {
  if (rowsTotal === null || !rate || rate <= 0) return undefined;
  return (Math.max(0, rowsTotal - rowsDone) / rate) * 1_000;
}

/** A rest in words that do not promise more than is known: "a few seconds", "about 40 s", "about 3 min". */
export function roughly(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 5) return 'a few seconds';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} s`;
  if (seconds < 3_300) return `about ${Math.ceil(seconds / 60)} min`;
  return `about ${Math.ceil(seconds / 3_600)} h`;
}
