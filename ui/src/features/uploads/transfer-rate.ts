type Mark = { atMs: number; bytes: number };

const WINDOW_MS = 4_000;

/** How fast bytes go out, over the last four seconds. */
export class TransferRate {
  private marks: Mark[];

  /** @param startBytes what had gone out before */
  constructor(startMs: number, startBytes = 0) {
    this.marks = [{ atMs: startMs, bytes: startBytes }];
  }

  mark(atMs: number, bytes: number): void {
    this.marks.push({ atMs, bytes });
    // The newest mark beyond the window stays: rates are taken between marks, and one alone has none.
    while (this.marks.length > 2 && (this.marks[1]?.atMs ?? 0) <= atMs - WINDOW_MS) this.marks.shift();
  }

  /** How long so many bytes take at that rate; undefined until it can be told. */
  static remainingMs(bytes: number, bytesPerSecond: number | undefined): number | undefined {
    return bytesPerSecond ? (bytes / bytesPerSecond) * 1_000 : undefined;
  }

  /** Bytes a second; undefined until it can be told. */
  bytesPerSecond(): number | undefined {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.atMs - first.atMs < 250) return undefined;
    return ((last.bytes - first.bytes) * 1_000) / (last.atMs - first.atMs);
  }
}
