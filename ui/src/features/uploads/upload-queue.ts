import type { Accepted, IngestOptions } from '@/shared/api/types';
import { sendFile, type Sending } from './send-file';
import { TransferRate } from './transfer-rate';

export type UploadState =
  | { phase: 'waiting' }
  | { phase: 'sending'; sentBytes: number; bytesPerSecond: number | undefined }
  /** All bytes are out; the gateway has not answered yet. */
  | { phase: 'storing' }
  | { phase: 'failed'; error: unknown }
  /** The same file with the same options was here before: nothing was made. */
  | { phase: 'known'; accepted: Accepted }
  /** An archive: each file in it is a dataset now. */
  | { phase: 'unpacked'; accepted: Accepted };

export type UploadItem = { key: number; file: File; options: IngestOptions; state: UploadState };

type OnTaken = (accepted: Accepted, item: UploadItem) => void;

/** More at a time would only share the same line, and browsers allow six connections to a host. */
const AT_A_TIME = 2;

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
  private nextKey = 1;

  constructor(private readonly onTaken: OnTaken) {}

  /** @param then told of this file's dataset when it was taken */
  add(files: File[], options: IngestOptions = {}, then?: (accepted: Accepted) => void): void {
    const added = files.map((file) => ({ key: this.nextKey++, file, options, state: { phase: 'waiting' } as const }));
    if (then) for (const { key } of added) this.waiters.set(key, then);
    this.items = [...this.items, ...added];
    this.proceed();
  }

  retry(key: number): void {
    this.put(key, { phase: 'waiting' });
    this.proceed();
  }

  /** Breaks the upload off, or takes a finished one off the list. */
  remove(key: number): void {
    this.sendings.get(key)?.cancel();
    this.leave(key);
    this.proceed();
  }

  /** Whether leaving the page now would break an upload. */
  isBusy(): boolean {
    return this.items.some(({ state }) => !['failed', 'known', 'unpacked'].includes(state.phase));
  }

  readonly snapshot = (): readonly UploadItem[] => this.items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private proceed(): void {
    for (const item of this.items) {
      if (this.sendings.size >= AT_A_TIME) break;
      if (item.state.phase === 'waiting') this.send(item);
    }
    this.tell();
  }

  private send({ key, file, options }: UploadItem): void {
    const rate = new TransferRate(performance.now());
    const sending = sendFile(file, options, (sentBytes) => {
      rate.mark(performance.now(), sentBytes);
      // The form around the file counts too, so the file's own size is reached a little early.
      if (sentBytes >= file.size) this.put(key, { phase: 'storing' });
      else this.put(key, { phase: 'sending', sentBytes, bytesPerSecond: rate.bytesPerSecond() });
    });
    this.sendings.set(key, sending);
    this.put(key, { phase: 'sending', sentBytes: 0, bytesPerSecond: undefined });
    void this.settle(key, sending);
  }

  private async settle(key: number, sending: Sending): Promise<void> {
    try {
      this.taken(key, await sending.taken);
    } catch (error) {
      this.put(key, { phase: 'failed', error });
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
