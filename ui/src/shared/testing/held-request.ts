type Progress = { lengthComputable: boolean; loaded: number };

/** An XMLHttpRequest whose network is the test: bytes go out and answers come when the test says so. */
export class HeldRequest {
  static readonly sent: HeldRequest[] = [];

  readonly upload: { onprogress?: (event: Progress) => void } = {};
  readonly headers: Record<string, string> = {};
  onload: (() => void) | undefined;
  onerror: ((failure: unknown) => void) | undefined;
  method = '';
  url = '';
  body: Blob | null = null;
  aborted = false;
  status = 0;
  responseText = '';
  private answered: Record<string, string> = {};

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }

  send(body: Blob | null): void {
    this.body = body;
    HeldRequest.sent.push(this);
  }

  abort(): void {
    this.aborted = true;
  }

  getResponseHeader(name: string): string | null {
    return this.answered[name.toLowerCase()] ?? null;
  }

  /** What the upload that it begins tells of its file. */
  metadata(key: string): string | undefined {
    const pair = this.headers['upload-metadata']?.split(',').find((each) => each.startsWith(`${key} `));
    return pair && new TextDecoder().decode(Uint8Array.from(atob(pair.slice(key.length + 1)), (c) => c.codePointAt(0) ?? 0));
  }

  letOut(bytes: number): void {
    this.upload.onprogress?.({ lengthComputable: true, loaded: bytes });
  }

  answer(status: number, headers: Record<string, string> = {}, body = ''): void {
    this.status = status;
    this.answered = headers;
    this.responseText = body;
    this.onload?.();
  }

  /** Answers as a gateway does that has stored all that came with the beginning of an upload. */
  takeIn(id = '7f3a'): void {
    this.answer(201, { location: `/api/uploads/${id}`, 'upload-offset': this.headers['upload-length'] ?? '' });
  }

  breakOff(): void {
    this.onerror?.(new ProgressEvent('error'));
  }
}
