const stamp = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment in the reader's own zone: "25 Nov 2026, 10:04:31". */
export function moment(at: string): string {
  return stamp.format(new Date(at));
}

/** A moment of the gateway's to the minute, as lists name it: "2026-03-12 09:30". */
export function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** How long ago: "now", "12 s", "5 min", "3 h", "8 d"; beyond 30 days the date. */
export function age(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1_000));
  if (seconds < 5) return 'now';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  if (seconds < 30 * 86_400) return `${Math.floor(seconds / 86_400)} d`;
  return at.slice(0, 10);
}

/** The same in a sentence: "just now", "12 s ago", "on 2026-03-12". */
export function ago(at: string, now: number): string {
  const told = age(at, now);
  if (told === 'now') return 'just now';
  return told.length === 10 ? `on ${told}` : `${told} ago`;
}

/** A stretch of time: "0.8 s", "42 s", "3 min 05 s", "2 h 10 min". */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(seconds / 3_600)} h ${String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')} min`;
}
