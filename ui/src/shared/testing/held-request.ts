/** An XMLHttpRequest whose network is the test: bytes go out and answers come when the test says so. */
export class HeldRequest extends EventTarget {
  static readonly sent: HeldRequest[] = [];

  readonly upload = new EventTarget();
  status = 0;
  response: unknown = null;
  responseType = '';
  body: FormData | undefined;
  aborted = false;

  open(): void {}

  send(body: FormData): void {
    this.body = body;
    HeldRequest.sent.push(this);
  }

  abort(): void {
    this.aborted = true;
    this.dispatchEvent(new Event('abort'));
  }

  fileName(): string | undefined {
    const file = this.body?.get('file');
    return file instanceof File ? file.name : undefined;
  }

  letOut(bytes: number): void {
    this.upload.dispatchEvent(new ProgressEvent('progress', { loaded: bytes }));
  }

  answer(status: number, response: unknown): void {
    this.status = status;
    this.response = response;
    this.dispatchEvent(new Event('load'));
  }

  breakOff(): void {
    this.dispatchEvent(new Event('error'));
  }
}
