import type { Live, LiveListener } from '@/shared/live/live';
import { readMessage, type Message } from './messages';
import { Topic } from './topic';

/** A connection that was begun. */
export type Socket = { send: (text: string) => void; close: () => void };

/** Who hears what becomes of a connection. */
export type Ears = { opened: () => void; heard: (text: unknown) => void; closed: () => void };

/** The world around the client, so that a test can be the world. */
export type Surroundings = {
  connect: (ears: Ears) => Socket;
  /** runs something later; returns what prevents it */
  later: (ms: number, what: () => void) => () => void;
  /** from 0 to 1 */
  random: () => number;
};

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
/** The gateway pings every 20 s; a connection that is silent for longer is asked whether it lives. */
const SILENCE_MS = 30_000;
const PATIENCE_MS = 8_000;
/** From so many failures in a row on the gateway counts as away. */
const OFFLINE_AFTER = 4;

/**
 * The live connection: one socket for all topics, opened again whenever it breaks. Each listener sees the events of its
 * topic once and in order, whatever happens to the socket; see docs/reference/events.md.
 */
export class LiveClient implements Live {
  readonly #world: Surroundings;
  readonly #topics = new Map<string, Topic>();
  readonly #watchers = new Set<() => void>();
  #state: LiveState = 'connecting';
  #socket: Socket | undefined;
  #open = false;
  #failures = 0;
  #stopTimer = () => {};
  #closed = true;

  constructor(world: Surroundings) {
    this.#world = world;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Tells when the state changes; returns what ends it. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  start(): void {
    this.#closed = false;
    if (!this.#socket) this.#connect();
  }

  stop(): void {
    this.#closed = true;
    this.#drop();
  }

  subscribe = (name: string, listener: LiveListener, after?: number): (() => void) => {
    const leave = this.#topic(name).join(listener, after);
    return () => {
      leave();
      this.#tidy(name);
    };
  };

  /** The browser is back: no need to wait any longer, and a connection that only seems to live is found out. */
  wake(): void {
    if (this.#closed) return;
    if (this.#open) this.#probe();
    else {
      this.#drop();
      this.#connect();
    }
  }

  /** The browser says that it has no network. */
  offline(): void {
    if (this.#closed) return;
    this.#lost();
    this.#turn('offline');
  }

  #topic(name: string): Topic {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = new Topic((after) => this.#send({ op: 'subscribe', topic: name, after }));
      this.#topics.set(name, topic);
    }
    return topic;
  }

  /** Lets go of a topic that nobody listens to, once the gateway has answered for it. */
  #tidy(name: string): void {
    const topic = this.#topics.get(name);
    if (!topic?.idle || (this.#open && topic.asked)) return;
    this.#topics.delete(name);
    this.#send({ op: 'unsubscribe', topic: name });
  }

  #connect(): void {
    this.#stopTimer();
    const mine = () => this.#socket === socket;
    const socket = this.#world.connect({
      opened: () => mine() && this.#opened(),
      heard: (text) => mine() && this.#heard(readMessage(text)),
      closed: () => mine() && this.#lost(),
    });
    this.#socket = socket;
    this.#listenFor(SILENCE_MS, () => this.#lost());
  }

  #opened(): void {
    this.#open = true;
    this.#failures = 0;
    this.#turn('live');
    for (const [name, topic] of this.#topics) {
      topic.unasked();
      if (topic.idle) this.#topics.delete(name);
      else topic.subscribe();
    }
    this.#expectWords();
  }

  #heard(message: Message | undefined): void {
    this.#expectWords();
    if (!message) return;
    const name = 'topic' in message ? message.topic : undefined;
    const topic = name === undefined ? undefined : this.#topics.get(name);
    if (name === undefined || !topic) return;
    if (message.op === 'event') topic.event(message);
    else if (message.op === 'signal') topic.signal(message);
    else {
      if (message.op === 'subscribed') topic.subscribed(message.seq);
      else if (message.op === 'reset') topic.reset(message.seq);
      else topic.refused();
      this.#tidy(name);
    }
  }

  #lost(): void {
    this.#drop();
    if (this.#closed) return;
    this.#failures++;
    this.#turn(this.#failures >= OFFLINE_AFTER ? 'offline' : 'reconnecting');
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1));
    this.#listenFor(wait * (0.5 + this.#world.random() / 2), () => this.#connect());
  }

  /** Ends the connection without a word; what it may still say is not heard. */
  #drop(): void {
    this.#stopTimer();
    this.#open = false;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.close();
    for (const topic of this.#topics.values()) topic.cut();
  }

  #expectWords(): void {
    if (this.#open) this.#listenFor(SILENCE_MS, () => this.#probe());
  }

  #probe(): void {
    this.#listenFor(PATIENCE_MS, () => this.#lost());
    this.#send({ op: 'ping' });
  }

  /** Only one thing is waited for at a time. */
  #listenFor(ms: number, what: () => void): void {
    this.#stopTimer();
    this.#stopTimer = this.#world.later(ms, what);
  }

  #send(message: object): void {
    if (this.#open) this.#socket?.send(JSON.stringify(message));
  }

  #turn(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}
