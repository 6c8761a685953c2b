import { describe, expect, it } from 'vitest';
import { aRun } from '@/shared/testing/examples';
import type { Run } from '@/shared/api/types';
import { seeded } from '@/shared/testing/random';
import { afterEvent, afterSignal } from './run-patches';

const run = aRun({
  status: 'QUEUED',
  seq: 1,
  startedAt: null,
  endedAt: null,
  progress: { rowsDone: 0, rowsTotal: 100, rate: null, eta: null },
});

const event = (type: string, seq: number, data: object = {}) => ({
  topic: 'runs',
  seq: 900 + seq,
  type: `run.${type}.v1`,
  at: `2026-05-04T10:00:0${seq}Z`,
  data: { runId: run.id, seq, ...data },
});
const signal = (rowsDone: number) => ({
  topic: 'runs',
  type: 'run.progress.v1',
  at: '2026-05-04T10:00:00Z',
  data: { runId: run.id, rowsDone, rowsTotal: 100 },
});

describe('a run after an event', () => {
  it('runs, with the time at which it began', () => {
    expect(afterEvent(run, event('started', 2, { attempt: 1 }))).toMatchObject({
      status: 'RUNNING',
      startedAt: '2026-05-04T10:00:02Z',
      seq: 2,
    });
  });

  it('has failed with the problem told', () => {
    expect(afterEvent(run, event('failed', 2, { code: 'store-failed', message: 'disk full' }))).toMatchObject({
      status: 'FAILED',
      endedAt: '2026-05-04T10:00:02Z',
      problem: { code: 'store-failed', title: 'The run failed.', detail: 'disk full', remedy: '' },
    });
  });

  it('has done all its rows when it is completed', () => {
    expect(afterEvent(run, event('completed', 2, { resultId: 'r' })).progress).toMatchObject({ rowsDone: 100 });
  });

  it('is queued again for another attempt, and its problem is of the past', () => {
    const failed = afterEvent(run, event('failed', 2, { code: 'internal', message: 'x' }));
    expect(afterEvent(failed, event('restarted', 3, { attempt: 2 }))).toMatchObject({
      status: 'QUEUED',
      attempt: 2,
      problem: null,
      endedAt: null,
    });
  });

  it('moves its number on also for a type that this version does not know', () => {
    expect(afterEvent(run, event('annotated', 2))).toEqual({ ...run, seq: 2 });
  });

  it('is the same when it was about another run, or about the past', () => {
    expect(afterEvent(run, event('failed', 1))).toBe(run);
    expect(afterEvent(run, { ...event('failed', 2), data: { runId: 'other', seq: 2 } })).toBe(run);
  });

  it('moves its progress only forwards, and only while it runs', () => {
    expect(afterSignal(run, signal(10))).toBe(run);
    const running = afterEvent(run, event('started', 2));
    const further = afterSignal(running, signal(10));
    expect(further.progress.rowsDone).toBe(10);
    expect(afterSignal(further, signal(9))).toBe(further);
  });

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'never goes back, in whatever order events and signals come (seed %i)',
    (seed) => {
      const chance = seeded(seed);
      const told = [
        event('started', 2, { attempt: 1 }),
        event('stop-requested', 3),
        event('stopped', 4),
        event('restarted', 5, { attempt: 2 }),
        event('started', 6, { attempt: 2 }),
        event('completed', 7, { resultId: 'r' }),
      ];
      let now: Run = run;
      for (let step = 0; step < 60; step++) {
        const before = now;
        const one = told[Math.floor(chance() * told.length)];
        now = chance() < 0.5 || !one ? afterSignal(now, signal(Math.floor(chance() * 100))) : afterEvent(now, one);
        expect(now.seq).toBeGreaterThanOrEqual(before.seq);
        expect(now.progress.rowsDone).toBeGreaterThanOrEqual(before.progress.rowsDone);
        if (before.status === 'COMPLETED') expect(now.status).toBe('COMPLETED');
        if (now.status !== before.status) expect(now.seq).toBeGreaterThan(before.seq);
      }
    },
  );
});
