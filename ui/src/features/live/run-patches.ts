import type { Run } from '@/shared/api/types';
import type { LiveEvent, LiveSignal } from '@/shared/live/live';

/** What each event makes of a run. An event that is not here is still heard: its number moves on. */
const effects: Record<string, (run: Run, event: LiveEvent) => Partial<Run>> = {
  'run.started.v1': (run, { at, data }) => ({
    status: 'RUNNING',
    attempt: whole(data.attempt) ?? run.attempt,
    startedAt: at,
    endedAt: null,
    problem: null,
  }),
  'run.taken-over.v1': (run, { data }) => ({ status: 'RUNNING', attempt: whole(data.attempt) ?? run.attempt }),
  'run.stop-requested.v1': () => ({ stopRequested: true }),
  'run.stopped.v1': (run, { at }) => ({ ...ended(run, at), status: 'STOPPED' }),
  'run.failed.v1': (run, { at, data }) => ({
    ...ended(run, at),
    status: 'FAILED',
    // What to do about it the event does not say; the run is asked for again.
    problem: { code: String(data.code), title: 'The run failed.', detail: String(data.message), remedy: '' },
  }),
  'run.completed.v1': (run, { at, data }) => ({
    ...ended(run, at),
    status: 'COMPLETED',
    problem: null,
    resultId: typeof data.resultId === 'string' ? data.resultId : run.resultId,
    progress: { ...run.progress, rowsDone: run.progress.rowsTotal ?? run.progress.rowsDone, rate: null, eta: null },
  }),
  'run.restarted.v1': (run, { data }) => ({
    status: 'QUEUED',
    attempt: whole(data.attempt) ?? run.attempt,
    stopRequested: false,
    endedAt: null,
    problem: null,
  }),
};

/** The run after an event; unchanged when it is past that event already. */
export function afterEvent(run: Run, event: LiveEvent): Run {
  const seq = whole(event.data.seq);
  if (event.data.runId !== run.id || seq === undefined || seq <= run.seq) return run;
  return { ...run, ...effects[event.type]?.(run, event), seq };
}

/** The run with its progress moved on. A signal has no number: it may come late, so it never moves backwards. */
export function afterSignal(run: Run, signal: LiveSignal): Run {
  const rowsDone = whole(signal.data.rowsDone);
  if (signal.data.runId !== run.id || run.status !== 'RUNNING' || rowsDone === undefined) return run;
  if (rowsDone < run.progress.rowsDone) return run;
  const rowsTotal = whole(signal.data.rowsTotal) ?? run.progress.rowsTotal;
  return { ...run, progress: { ...run.progress, rowsDone, rowsTotal } };
}

function ended(run: Run, at: string): Partial<Run> {
  return { endedAt: at, progress: { ...run.progress, rate: null, eta: null } };
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
