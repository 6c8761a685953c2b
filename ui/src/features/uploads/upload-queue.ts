import type { Accepted, IngestOptions } from '@/shared/api/types';
import { idOf, ingest } from './ingest';
import { sendFile, type Sending } from './send-file';
import { TransferRate } from './transfer-rate';
import { endpoint, forget, isFileOf, receivedBytes, unfinishedUploads, type Unfinished } from './unfinished';

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; sentBytes: number; bytesPerSecond: number | undefined }
  | { phase: 'paused'; sentBytes: number }
  /** The gateway does not answer; it is asked again and again. */
  | { phase: 'away'; sentBytes: number }
  /** All bytes are out; they are being stored and taken as a dataset. */
  | { phase: 'storing'; uploadId?: string }
  /** Begun before the page was loaded: its file has to be chosen again. */
  | { phase: 'left'; unfinished: Unfinished; sentBytes: number | undefined; wrongFile?: string }
  /** Whole, and to be looked at: nothing has been made of it. */
  | { phase: 'stored'; uploadId: string }
  /** uploadId: its bytes have come, so that they can be looked at */
  | { phase: 'failed'; error: unknown; uploadId?: string }
  /** The same file with the same options was here before: nothing was made. */
  | { phase: 'known'; accepted: Accepted }
  /** An archive: each file in it is a dataset now. */
  | { phase: 'unpacked'; accepted: Accepted };

export type UploadItem = {
  key: number;
  name: string;
  size: number;
  /** undefined while it is only known from before */
  file: File | undefined;
  options: IngestOptions;
  /** once it is whole nothing is made of it before somebody has looked at it */
  looksFirst: boolean;
  state: UploadState;
};

type OnTaken = (accepted: Accepted, item: UploadItem) => void;

/** More at a time would only share the same line, and browsers allow six connections to a host. */
const AT_A_TIME = 3;

/**
 * The files on their way to the gateway. It lives outside the pages, so that looking at another page breaks no upload.
 *
 * What was taken leaves the queue: from then on it is a dataset.
 */
export class UploadQueue {
  private items: readonly UploadItem[] = [];
  private readonly sendings = new Map<number, Sending>();
  private readonly listeners = new Set<() => void>();
  private readonly waiters = new Map<number, (accepted: Accepted) => void>();
  private readonly restored = new Set<string>();
  private nextKey = 1;

  constructor(private readonly onTaken: OnTaken) {}

  /** @param then told of this file's dataset when it was taken */
  add(files: File[], options: IngestOptions = {}, then?: (accepted: Accepted) => void): void {
    const keys = files.map((file) => this.enter(file, options, false));
    if (then) for (const key of keys) this.waiters.set(key, then);
    this.proceed();
  }

  /**
   * Sends a file that is to be looked at before anything is made of it.
   *
   * @returns the key of its item, which is `stored` in the end
   */
  look(file: File): number {
    const key = this.enter(file, {}, true);
    this.proceed();
    return key;
  }

  /** Makes nothing of a file that is on its way before it has been looked at. */
  lookFirst(key: number): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, looksFirst: true } : item));
    this.tell();
  }

  /** Makes a dataset of what was stored to be looked at. */
  take(key: number): void {
    const item = this.items.find((other) => other.key === key);
    if (item?.state.phase !== 'stored') return;
    const { name, size, options, state } = item;
    this.put(key, { phase: 'storing' });
    void this.takeWhole(key, { url: `${endpoint()}/${state.uploadId}`, name, size, options });
  }

  /** Lists what was begun before the page was loaded. What is whole is taken without its file. */
  async restore(): Promise<void> {
    for (const unfinished of await unfinishedUploads()) {
      if (this.restored.has(unfinished.url)) continue;
      this.restored.add(unfinished.url);
      const sentBytes = await receivedBytes(unfinished).catch(() => 0);
      if (sentBytes === undefined) await forget(unfinished.url);
      else this.list(unfinished, sentBytes);
    }
  }

  /** Goes on with an upload from before, if this is its file. */
  async choose(key: number, file: File): Promise<void> {
    const state = this.items.find((item) => item.key === key)?.state;
    if (state?.phase !== 'left') return;
    if (await isFileOf(state.unfinished, file)) {
      this.items = this.items.map((item) => (item.key === key ? { ...item, file, state: { phase: 'waiting' } } : item));
      this.proceed();
    } else this.put(key, { ...state, wrongFile: file.name });
  }

  pause(key: number): void {
    const state = this.items.find((item) => item.key === key)?.state;
    if (state?.phase !== 'sending' && state?.phase !== 'away') return;
    this.sendings.get(key)?.pause();
    this.put(key, { phase: 'paused', sentBytes: state.sentBytes });
    // What is paused keeps nobody waiting.
    this.proceed();
  }

  resume(key: number): void {
    const state = this.items.find((item) => item.key === key)?.state;
    if (state?.phase !== 'paused') return;
    this.put(key, { phase: 'sending', sentBytes: state.sentBytes, bytesPerSecond: undefined });
    this.sendings.get(key)?.resume();
  }

  retry(key: number): void {
    this.put(key, { phase: 'waiting' });
    this.proceed();
  }

  /** Breaks the upload off, or takes a finished one off the list. */
  remove(key: number): void {
    const state = this.items.find((item) => item.key === key)?.state;
    if (state?.phase === 'left') void giveUp(state.unfinished);
    this.sendings.get(key)?.cancel();
    this.leave(key);
    this.proceed();
  }

  /** Whether leaving the page now would break an upload. */
  isBusy(): boolean {
    return this.items.some(({ state }) => !['failed', 'known', 'left', 'stored', 'unpacked'].includes(state.phase));
  }

  readonly snapshot = (): readonly UploadItem[] => this.items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private enter(file: File, options: IngestOptions, looksFirst: boolean): number {
    const key = this.nextKey++;
    const { name, size } = file;
    this.items = [...this.items, { key, name, size, file, options, looksFirst, state: { phase: 'waiting' } }];
    void this.forgetLeft(file);
    return key;
  }

  private list(unfinished: Unfinished, sentBytes: number): void {
    const { name, size, options } = unfinished;
    const key = this.nextKey++;
    const isWhole = sentBytes === size;
    const state: UploadState = isWhole ? { phase: 'storing' } : { phase: 'left', unfinished, sentBytes };
    this.items = [...this.items, { key, name, size, file: undefined, options, looksFirst: false, state }];
    this.tell();
    if (isWhole) void this.takeWhole(key, unfinished);
  }

  private async takeWhole(key: number, unfinished: Unfinished): Promise<void> {
    try {
      const accepted = await ingest(unfinished.url, unfinished.options);
      await forget(unfinished.url);
      this.taken(key, accepted);
    } catch (error) {
      this.put(key, { phase: 'failed', error, uploadId: idOf(unfinished.url) });
    } finally {
      this.proceed();
    }
  }

  /** A file that is dropped or chosen as any other goes on with its upload, so that is no longer one that waits for its file. */
  private async forgetLeft(file: File): Promise<void> {
    for (const { key, state } of this.items) {
      if (state.phase === 'left' && (await isFileOf(state.unfinished, file))) this.leave(key);
    }
    this.tell();
  }

  private proceed(): void {
    for (const item of this.items) {
      if (this.active() >= AT_A_TIME) break;
      if (item.state.phase === 'waiting') this.send(item);
    }
    this.tell();
  }

  private active(): number {
    return [...this.sendings.keys()].filter((key) => !this.isPaused(key)).length;
  }

  private isPaused(key: number): boolean {
    return this.items.find((item) => item.key === key)?.state.phase === 'paused';
  }

  private send({ key, file, size, options }: UploadItem): void {
    if (!file) return;
    let rate: TransferRate | undefined;
    let sentBytes = 0;
    const sending = sendFile(file, options, {
      onSent: (bytes) => {
        if (this.isPaused(key)) return;
        sentBytes = bytes;
        rate ??= new TransferRate(performance.now(), bytes);
        rate.mark(performance.now(), bytes);
        if (bytes >= size) this.put(key, { phase: 'storing' });
        else this.put(key, { phase: 'sending', sentBytes, bytesPerSecond: rate.bytesPerSecond() });
      },
      onAway: () => {
        rate = undefined;
        this.put(key, { phase: 'away', sentBytes });
      },
      onWhole: (uploadId) => this.put(key, { phase: 'storing', uploadId }),
      looksFirst: () => this.items.find((item) => item.key === key)?.looksFirst ?? false,
    });
    this.sendings.set(key, sending);
    this.put(key, { phase: 'sending', sentBytes: 0, bytesPerSecond: undefined });
    void this.settle(key, sending);
  }

  private async settle(key: number, sending: Sending): Promise<void> {
    try {
      const result = await sending.taken;
      // Over before others hear of it: who takes it off the list must not break it off.
      if (this.sendings.get(key) === sending) this.sendings.delete(key);
      if ('uploadId' in result) this.put(key, { phase: 'stored', uploadId: result.uploadId });
      else this.taken(key, result);
    } catch (error) {
      const state = this.items.find((item) => item.key === key)?.state;
      const uploadId = state?.phase === 'storing' ? state.uploadId : undefined;
      this.put(key, { phase: 'failed', error, ...(uploadId && { uploadId }) });
    } finally {
      if (this.sendings.get(key) === sending) this.sendings.delete(key);
      this.proceed();
    }
  }

  private taken(key: number, accepted: Accepted): void {
    const item = this.items.find((other) => other.key === key);
    if (!item) return;
    const then = this.waiters.get(key);
    if (accepted.datasets.length > 1) this.put(key, { phase: 'unpacked', accepted });
    else if (accepted.run.status === 'COMPLETED' && !then) this.put(key, { phase: 'known', accepted });
    else this.leave(key);
    this.onTaken(accepted, item);
    then?.(accepted);
  }

  private leave(key: number): void {
    this.items = this.items.filter((item) => item.key !== key);
    this.sendings.delete(key);
    this.waiters.delete(key);
  }

  private put(key: number, state: UploadState): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, state } : item));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Where the gateway does not hear of it, the upload expires there. */
async function giveUp({ url }: Unfinished): Promise<void> {
  await forget(url);
  await fetch(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(() => undefined);
}
