import { createContext, useContext, useEffect, useEffectEvent } from 'react';

/** Something that happened, as docs/reference/events.md tells it. */
export type LiveEvent = { topic: string; seq: number; type: string; at: string; data: Record<string, unknown> };

/** How far something is; only the latest counts. */
export type LiveSignal = Omit<LiveEvent, 'seq'>;

export type LiveListener = {
  /** each event of the topic once, in the order of its numbers */
  onEvent?: (event: LiveEvent) => void;
  onSignal?: (signal: LiveSignal) => void;
  /** what happened up to here will not be told: read the state anew */
  onReset?: () => void;
};

/** What listens in on the gateway. */
export type Live = {
  /** Tells the listener of what happens behind number `after`, or from now on; returns what ends it. */
  subscribe: (topic: string, listener: LiveListener, after?: number) => () => void;
};

/** Without a connection nothing is ever told, and nothing breaks. */
const silence: Live = { subscribe: () => () => {} };

export const LiveContext = createContext<Live>(silence);

/** Listens to a topic while the component is shown: behind number `after`, or from now on. */
export function useLive(topic: string, listener: LiveListener, after?: number): void {
  const live = useContext(LiveContext);
  const onEvent = useEffectEvent((event: LiveEvent) => listener.onEvent?.(event));
  const onSignal = useEffectEvent((signal: LiveSignal) => listener.onSignal?.(signal));
  const onReset = useEffectEvent(() => listener.onReset?.());
  useEffect(
    () => live.subscribe(topic, { onEvent, onSignal, onReset }, after),
    // useEffectEvent's functions are no dependencies.
    [live, topic, after],
  );
}
