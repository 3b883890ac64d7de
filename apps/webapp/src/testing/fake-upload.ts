/** What the page asks of XMLHttpRequest, answered by the test. */
export class FakeUpload extends EventTarget {
  static all: FakeUpload[] = [];
  readonly upload = new EventTarget();
  status = 0;
  statusText = '';
  responseText = '';
  withCredentials = false;
  body: FormData | undefined;
  open() {}
  setRequestHeader() {}
  send(body: FormData) {
    this.body = body;
    FakeUpload.all.push(this);
  }
  abort() {
    this.dispatchEvent(new Event('abort'));
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event('load'));
  }
  get name() {
    return (this.body?.get('files') as File).name;
  }
  done(id: string) {
    this.answer(201, { file_infos: [{ id, name: this.name, size: 3, mime_type: 'text/plain' }] });
  }
}
