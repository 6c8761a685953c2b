import { DetailedError, Upload, type HttpRequest, type HttpResponse } from 'tus-js-client';
import { ApiProblem } from '@/shared/api/api-problem';
import type { Accepted, IngestOptions } from '@/shared/api/types';
import { idOf, ingest } from './ingest';
import { endpoint, forget, heldWhileOpen } from './unfinished';

/** What is sent at once, and so what a broken connection may cost. */
export const CHUNK_BYTES = 8 * 1024 * 1024;

const MOST_DIGESTED_BYTES = 128 * 1024 * 1024;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

export type Hooks = {
  /** That many bytes have gone out. */
  onSent: (bytes: number) => void;
  /** The gateway does not answer; it is asked again and again. */
  onAway: () => void;
  /** All bytes are stored, and are now read. */
  onWhole: (uploadId: string) => void;
  /** Whether it is only to be stored, and looked at before anything is made of it; asked once it is whole. */
  looksFirst: () => boolean;
};

/** An upload that is whole, of which nothing has been made. */
export type Stored = { uploadId: string };

export type Sending = { taken: Promise<Accepted | Stored>; pause: () => void; resume: () => void; cancel: () => void };

/**
 * Sends a file in chunks to the gateway, going on where an earlier attempt ended, and has it read as a dataset, unless it is to be looked at first.
 * Cuts and a gateway that is away are waited out, however long they take.
 *
 * `taken` is rejected with an ApiProblem where the gateway refuses, or with an AbortError after `cancel`.
 */
export function sendFile(file: File, options: IngestOptions, hooks: Hooks): Sending {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let release: (() => void) | undefined;
  const over = new AbortController();

  const wait = () => Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++);
  let upload: Upload;
  const stored = new Promise<string>((resolve, reject) => {
    over.signal.addEventListener('abort', () => reject(over.signal.reason));
    upload = new Upload(file, {
      endpoint: endpoint(),
      chunkSize: CHUNK_BYTES,
      // A file of one chunk is one request; of a longer one the address must be known before its first chunk can be lost.
      uploadDataDuringCreation: file.size <= CHUNK_BYTES,
      // Ours never ends, and says so.
      retryDelays: null,
      metadata: { filename: file.name, options: JSON.stringify(options) },
      onUploadUrlAvailable: () => {
        release?.();
        release = heldWhileOpen(String(upload.url));
      },
      onAfterResponse: (request, response) => {
        refuseToStartOver(request, response);
        const known = isWholeAlready(request, response, file) && response.getHeader('Location');
        if (!known) return;
        resolve(new URL(known, endpoint()).href);
        // The library would go on and send what is there.
        void upload.abort();
        throw new Error('Nothing need be sent.');
      },
      onProgress: (sent) => hooks.onSent(sent),
      onChunkComplete: () => (failures = 0),
      onSuccess: () => resolve(String(upload.url)),
      onError: (error) => {
        const problem = problemOf(error);
        if (!passes(problem)) return reject(problem);
        if (isAway(problem)) hooks.onAway();
        // A file that was removed or changed fails in the same way as a connection, and would for ever.
        file.slice(0, 1).arrayBuffer().catch(reject);
        retry = setTimeout(() => upload.start(), wait());
      },
    });
    const begin = async () => {
      const latest = (await upload.findPreviousUploads()).at(-1);
      const sha256 = latest ? undefined : await digest(file).catch(() => undefined);
      if (latest) upload.resumeFromPreviousUpload(latest);
      if (sha256) upload.options.metadata = { ...upload.options.metadata, sha256 };
      if (!over.signal.aborted) upload.start();
    };
    begin().catch(reject);
  });

  const read = async (): Promise<Accepted | Stored> => {
    try {
      const url = await stored;
      failures = 0;
      if (hooks.looksFirst()) {
        await forget(url);
        return { uploadId: idOf(url) };
      }
      hooks.onWhole(idOf(url));
      const accepted = await untilAnswered(() => ingest(url, options, over.signal), wait, over.signal);
      await forget(url);
      return accepted;
    } finally {
      release?.();
    }
  };
  const stop = () => {
    clearTimeout(retry);
    failures = 0;
  };
  return {
    taken: read(),
    pause: () => {
      stop();
      void upload.abort();
    },
    resume: () => {
      stop();
      upload.start();
    },
    cancel: () => {
      stop();
      over.abort(new DOMException('The upload was cancelled.', 'AbortError'));
      const { url } = upload;
      // Where the gateway does not hear of it, the upload expires there.
      void upload.abort(true).catch(() => undefined);
      if (url) void forget(url);
    },
  };
}

/** Does the work until the gateway answers, be it with a refusal. */
async function untilAnswered<T>(work: () => Promise<T>, wait: () => number, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !(error instanceof ApiProblem) || !passes(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait()));
    }
  }
}

/** The SHA-256 by which the gateway knows whether it has the file: worth it for a file of several chunks that fits into memory. */
async function digest(file: File): Promise<string | undefined> {
  if (file.size <= CHUNK_BYTES || file.size > MOST_DIGESTED_BYTES || !globalThis.crypto?.subtle) return undefined;
  const taken = await crypto.subtle.digest('SHA-256', new Uint8Array(await file.arrayBuffer()));
  const bytes = new Uint8Array(taken);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isWholeAlready(request: HttpRequest, response: HttpResponse, file: File): boolean {
  return request.getMethod() === 'POST' && file.size > CHUNK_BYTES && response.getHeader('Upload-Offset') === String(file.size);
}

/** The library would begin a new upload where the gateway only fails to say how far the old one is. */
function refuseToStartOver(request: HttpRequest, response: HttpResponse): void {
  if (request.getMethod() === 'HEAD' && response.getStatus() >= 500) throw new Error(`The gateway answered ${response.getStatus()}.`);
}

function problemOf(error: Error): ApiProblem {
  if (!(error instanceof DetailedError) || !error.originalResponse) return ApiProblem.unreachable();
  const response = error.originalResponse;
  let body: unknown;
  try {
    body = JSON.parse(response.getBody());
  } catch {
    // what came is no problem of the gateway's
  }
  return ApiProblem.of(response.getStatus(), body);
}

/** Nobody need do anything about it. A full disk is a refusal: somebody must make room. */
function passes({ status }: ApiProblem): boolean {
  return status === 409 || status === 423 || isAway({ status });
}

function isAway({ status }: { status: number }): boolean {
  return status === 0 || (status >= 500 && status !== 507);
}
