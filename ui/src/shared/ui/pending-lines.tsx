import { Skeleton } from '@mantine/core';
import classes from './pending-lines.module.css';

/** Holds the place of lines that are on their way. */
export function PendingLines({ of: what, lines = 8 }: { of: string; lines?: number }) {
  return (
    <div role="status" aria-label={`Loading ${what}`} className={classes.lines}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} radius="sm" />
      ))}
    </div>
  );
}
