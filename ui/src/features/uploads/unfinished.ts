import { defaultOptions, type PreviousUpload } from 'tus-js-client';
import type { IngestOptions } from '@/shared/api/types';

/** An upload that this browser began and did not finish. Browsers do not keep the file: it has to be chosen again. */
export type Unfinished = { url: string; name: string; size: number; options: IngestOptions };

const LOCK = 'kymo upload ';

/** Where uploads begin. */
export function endpoint(): string {
  return `${window.location.origin}/api/uploads`;
}

/** What was begun here, in any tab, and is not on its way in one of them. */
export async function unfinishedUploads(): Promise<Unfinished[]> {
  const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name) ?? []);
  return (await stored())
    .filter(({ uploadUrl }) => !held.has(LOCK + uploadUrl))
    .map(({ uploadUrl, size, metadata }) => ({
      url: String(uploadUrl),
      name: metadata.filename ?? 'unnamed',
      size: size ?? 0,
      options: optionsOf(metadata.options),
    }));
}

/** How many of its bytes have come; undefined when the gateway knows it no more. */
export async function receivedBytes({ url }: Unfinished): Promise<number | undefined> {
  const response = await fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
  if (response.status === 404 || response.status === 410) return undefined;
  return Number(response.headers.get('upload-offset') ?? 0);
}

/** Whether this is the file that the upload was begun with, by its name, length and the time of its last change. */
export async function isFileOf(unfinished: Unfinished, file: File): Promise<boolean> {
  const fingerprint = await defaultOptions.fingerprint(file, { endpoint: endpoint() });
  const previous = await defaultOptions.urlStorage.findUploadsByFingerprint(fingerprint);
  return previous.some(({ uploadUrl }) => uploadUrl === unfinished.url);
}

/** Keeps it in mind no longer. */
export async function forget(url: string): Promise<void> {
  for (const { uploadUrl, urlStorageKey } of await stored()) {
    if (uploadUrl === url) await defaultOptions.urlStorage.removeUpload(urlStorageKey);
  }
}

/** Tells other tabs that this one is at it, until the returned function is called or the tab is closed. */
export function heldWhileOpen(url: string): () => void {
  const over = new AbortController();
  const held = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
  void navigator.locks?.request(LOCK + url, { ifAvailable: true }, () => held);
  return () => over.abort();
}

async function stored(): Promise<PreviousUpload[]> {
  const all = await defaultOptions.urlStorage.findAllUploads();
  return all.filter(({ uploadUrl }) => uploadUrl?.startsWith(`${endpoint()}/`));
}

function optionsOf(json: string | undefined): IngestOptions {
  try {
    return JSON.parse(json ?? '{}') as IngestOptions;
  } catch {
    return {};
  }
}
