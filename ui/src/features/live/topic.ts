import type { LiveEvent, LiveListener, LiveSignal } from '@/shared/live/live';

type Place = {
  listener: LiveListener;
  /** number of the last event told; undefined: wherever the topic stands when the gateway answers */
  seen: number | undefined;
  /** its first question was lost with a connection: what happens until the answer to the next one is lost to it */
  missed: boolean;
};

/**
 * One topic over one connection after the other. Knows for each listener which number comes next, so that doubles are
 * dropped and a hole is seen. Between a subscription and its answer nothing else is asked: an answer names no question.
 */
export class Topic {
  readonly #places = new Set<Place>();
  readonly #ask: (after: number | undefined) => void;
  #asked = false;
  #askedBehind: number | undefined;
  #again = false;
  /** number of the last event that came; undefined before the first answer */
  #at: number | undefined;

  constructor(ask: (after: number | undefined) => void) {
    this.#ask = ask;
  }

  get idle(): boolean {
    return this.#places.size === 0;
  }

  /** Whether an answer of the gateway is still to come. */
  get asked(): boolean {
    return this.#asked;
  }

  join(listener: LiveListener, after: number | undefined): () => void {
    const place: Place = { listener, seen: after ?? this.#at, missed: false };
    this.#places.add(place);
    if (!this.#covers(place)) this.subscribe();
    return () => this.#places.delete(place);
  }

  /** Asks for everything behind the last number that every listener has seen. */
  subscribe(): void {
    if (this.#asked) {
      this.#again = true;
      return;
    }
    const seen = [...this.#places].map((place) => place.seen).filter((number) => number !== undefined);
    this.#asked = true;
    this.#askedBehind = seen.length > 0 ? Math.min(...seen) : undefined;
    this.#again = false;
    this.#ask(this.#askedBehind);
  }

  /** Whether a newcomer will be told all that it wants without another question. */
  #covers(place: Place): boolean {
    if (!this.#asked) return place.seen !== undefined && place.seen === this.#at;
    return place.seen === undefined || (this.#askedBehind !== undefined && this.#askedBehind <= place.seen);
  }

  /** What was asked did not go out. */
  unasked(): void {
    this.#asked = false;
    this.#again = false;
  }

  /** The connection is gone, and with it the question. */
  cut(): void {
    this.unasked();
    for (const place of this.#places) place.missed ||= place.seen === undefined;
  }

  refused(): void {
    this.#asked = false;
  }

  /** Events behind `seq` follow. */
  subscribed(seq: number): void {
    this.#asked = false;
    this.#at = Math.max(this.#at ?? seq, seq);
    for (const place of this.#places) {
      if (place.seen === undefined && !place.missed) place.seen = seq;
      else if (place.seen === undefined || (place.seen < seq && !this.#again)) reset(place, seq);
    }
    if (this.#again) this.subscribe();
  }

  /** Events behind `seq` follow, and those between were lost. */
  reset(seq: number): void {
    this.#asked = false;
    this.#again = false;
    this.#at = seq;
    for (const place of this.#places) reset(place, seq);
  }

  event(event: LiveEvent): void {
    let hole = false;
    if (this.#at !== undefined && event.seq === this.#at + 1) this.#at = event.seq;
    for (const place of this.#places) {
      if (place.seen === undefined || event.seq <= place.seen) continue;
      if (event.seq > place.seen + 1) {
        hole = true;
        continue;
      }
      place.seen = event.seq;
      place.listener.onEvent?.(event);
    }
    if (hole && !this.#asked) this.subscribe();
  }

  signal(signal: LiveSignal): void {
    for (const place of this.#places) place.listener.onSignal?.(signal);
  }
}

function reset(place: Place, seq: number): void {
  place.seen = seq;
  place.listener.onReset?.();
}
