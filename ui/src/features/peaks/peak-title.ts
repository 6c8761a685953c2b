import { short } from '@/shared/format/numbers';
import type { Peak } from '@/shared/marks/peaks';

/** What a marker says when it is pointed at. */
export function peakTitle({ column, kind, height, x }: Peak): string {
  return `${kind} of ${column}\n${height === null ? '' : short(height)} at ${String(x).replace('T', ' ')}`;
}
