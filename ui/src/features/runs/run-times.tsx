import type { Run } from '@/shared/api/types';
import { duration } from '@/shared/format/times';
import { useNow } from '@/shared/ui/use-now';

/** How long a run took, or has taken so far. */
export function RunDuration({ run }: { run: Run }) {
  const now = useNow(1_000);
  if (run.startedAt === null) return <span className="muted">–</span>;
  const end = run.endedAt === null ? now : Date.parse(run.endedAt);
  return <span>{duration(Math.max(0, end - Date.parse(run.startedAt)))}</span>;
}
