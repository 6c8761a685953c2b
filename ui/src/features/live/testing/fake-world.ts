import type { Ears, Surroundings } from '@/features/live/live-client';

type Subscription = { sent: number };

/** A gateway's end of the live connection, with a clock that only moves when it is told to. */
export class FakeWorld {
  now = 0;
  connections = 0;
  /** whether connections are accepted */
  up = true;
  /** what the client has said over the present connection */
  said: Record<string, unknown>[] = [];
  readonly #logs = new Map<string, number>();
  /** events up to this number are forgotten */
  readonly #forgotten = new Map<string, number>();
  #timers: { at: number; what: () => void }[] = [];
  #ears: Ears | undefined;
  #subscriptions = new Map<string, Subscription>();
  answering = true;

  readonly surroundings: Surroundings = {
    connect: (ears) => {
      this.connections++;
      const mine = () => this.#ears === ears;
      this.#later(1, () => {
        if (!this.up) return ears.closed();
        this.#subscriptions = new Map();
        this.#ears = ears;
        this.said = [];
        ears.opened();
      });
      return {
        send: (text) => mine() && this.#hear(JSON.parse(text)),
        close: () => {
          if (mine()) this.#ears = undefined;
        },
      };
    },
    later: (ms, what) => this.#later(ms, what),
    random: () => 1,
  };

  #later(ms: number, what: () => void): () => void {
    const timer = { at: this.now + ms, what };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time go by, with all that is due. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.now = Math.max(this.now, due.at);
      this.#timers = this.#timers.filter((other) => other !== due);
      due.what();
    }
    this.now = until;
  }

  get connected(): boolean {
    return this.#ears !== undefined;
  }

  get topics(): string[] {
    return [...this.#subscriptions.keys()];
  }

  /** The next event of a topic happens; it is told unless it is lost on the way. */
  happen(topic: string, fate: 'told' | 'lost' | 'doubled' = 'told'): void {
    const seq = (this.#logs.get(topic) ?? 0) + 1;
    this.#logs.set(topic, seq);
    const subscription = this.#subscriptions.get(topic);
    if (!subscription || !this.answering) return;
    subscription.sent = seq;
    if (fate === 'lost') return;
    this.#tell(event(topic, seq));
    if (fate === 'doubled') this.#tell(event(topic, seq));
  }

  signal(topic: string, rowsDone: number): void {
    this.#tell({ topic, type: 'run.progress.v1', at: '2026-05-04T10:00:00Z', data: { runId: 'r', rowsDone, rowsTotal: 9 } });
  }

  /** Events up to the present cannot be replayed any more. */
  forget(topic: string): void {
    this.#forgotten.set(topic, this.#logs.get(topic) ?? 0);
  }

  /** Tells a listener that it was too slow. */
  reset(topic: string): void {
    const subscription = this.#subscriptions.get(topic);
    if (subscription) this.#tell({ op: 'reset', topic, seq: subscription.sent });
  }

  say(text: string): void {
    this.#ears?.heard(text);
  }

  /** The connection breaks. */
  cut(): void {
    const ears = this.#ears;
    this.#ears = undefined;
    this.#subscriptions = new Map();
    ears?.closed();
  }

  /** The connection dies without a word. */
  freeze(): void {
    this.answering = false;
    this.up = false;
  }

  thaw(): void {
    this.answering = true;
    this.up = true;
  }

  #hear(message: { op: string; topic: string; after?: number }): void {
    this.said.push(message);
    if (!this.answering) return;
    if (message.op === 'ping') this.#tell({ op: 'pong' });
    if (message.op === 'unsubscribe') this.#subscriptions.delete(message.topic);
    if (message.op === 'subscribe') {
      this.#subscriptions.delete(message.topic);
      const ears = this.#ears;
      this.#later(3, () => ears === this.#ears && this.#answer(message.topic, message.after));
    }
  }

  #answer(topic: string, after: number | undefined): void {
    const last = this.#logs.get(topic) ?? 0;
    const forgotten = this.#forgotten.get(topic) ?? 0;
    this.#subscriptions.set(topic, { sent: last });
    if (after !== undefined && (after < forgotten || after > last)) return this.#tell({ op: 'reset', topic, seq: last });
    this.#tell({ op: 'subscribed', topic, seq: after ?? last });
    for (let seq = (after ?? last) + 1; seq <= last; seq++) this.#tell(event(topic, seq));
  }

  #tell(message: object): void {
    this.#ears?.heard(JSON.stringify(message));
  }
}

function event(topic: string, seq: number): object {
  return { topic, seq, type: 'run.started.v1', at: '2026-05-04T10:00:00Z', data: { runId: 'r', seq } };
}
