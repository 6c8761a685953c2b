import type { LiveEvent, LiveSignal } from '@/shared/live/live';

/** What the gateway says, told apart. */
export type Message =
  | ({ op: 'event' } & LiveEvent)
  | ({ op: 'signal' } & LiveSignal)
  | { op: 'subscribed'; topic: string; seq: number }
  | { op: 'reset'; topic: string; seq: number }
  | { op: 'error'; topic?: string }
  | { op: 'ping' | 'pong' };

/** Reads a text of the gateway; undefined when it says something that this version does not know. */
export function readMessage(text: unknown): Message | undefined {
  let read: unknown;
  try {
    read = JSON.parse(String(text));
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { op, topic, seq, type, at, data } = read as Record<string, unknown>;
  if (op === 'ping' || op === 'pong') return { op };
  if (op === 'error') return typeof topic === 'string' ? { op, topic } : { op };
  if (typeof topic !== 'string') return undefined;
  if (op === 'subscribed' || op === 'reset') return typeof seq === 'number' ? { op, topic, seq } : undefined;
  if (op !== undefined || typeof type !== 'string' || typeof data !== 'object' || data === null) return undefined;
  const told = { topic, type, at: String(at), data: data as Record<string, unknown> };
  return typeof seq === 'number' ? { op: 'event', ...told, seq } : { op: 'signal', ...told };
}
