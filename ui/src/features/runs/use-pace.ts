import { useEffect, useState } from 'react';
import type { Run } from '@/shared/api/types';
import { nextPace, type Pace } from './pace';

/** Rows a second of a run that is shown: as seen here, and until enough was seen, as the server says. */
export function usePace(run: Run): number | undefined {
  const { rowsDone, rate } = run.progress;
  const running = run.status === 'RUNNING';
  const [pace, setPace] = useState<Pace>();
  useEffect(() => {
    if (!running) return undefined;
    const seen = performance.now();
    const timer = setTimeout(() => setPace((before) => nextPace(before, rowsDone, seen)));
    return () => clearTimeout(timer);
  }, [running, rowsDone]);
  return running ? (pace?.rate ?? rate ?? undefined) : undefined;
}
