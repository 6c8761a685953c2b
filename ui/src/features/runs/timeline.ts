import type { LiveEvent } from '@/shared/live/live';

/** What an event says, in words. */
export function eventWords({ type, data }: Pick<LiveEvent, 'type' | 'data'>): { what: string; more: string | undefined } {
  const attempt = typeof data.attempt === 'number' && data.attempt > 1 ? `attempt ${data.attempt}` : undefined;
  const worker = typeof data.worker === 'string' ? `on ${data.worker}` : undefined;
  const both = [attempt, worker].filter(Boolean).join(', ') || undefined;
  switch (type) {
    case 'run.queued.v1':
      return { what: 'Queued', more: typeof data.after === 'string' ? 'waits for the run before it' : undefined };
    case 'run.started.v1':
      return { what: 'Started', more: both };
    case 'run.taken-over.v1':
      return { what: 'Taken over', more: [worker, 'the worker before fell silent'].filter(Boolean).join(', ') };
    case 'run.stop-requested.v1':
      return { what: 'Stop asked for', more: undefined };
    case 'run.stopped.v1':
      return { what: 'Stopped', more: undefined };
    case 'run.completed.v1':
      return { what: 'Completed', more: undefined };
    case 'run.failed.v1':
      return { what: 'Failed', more: typeof data.message === 'string' ? data.message : undefined };
    case 'run.restarted.v1':
      return { what: 'Restarted', more: attempt };
    default:
      return { what: type, more: undefined };
  }
}
