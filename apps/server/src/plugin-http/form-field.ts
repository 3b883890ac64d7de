import busboy from 'busboy';
import { Readable } from 'node:stream';

/** A form larger than this is not looked into: the CSRF value must then be in the header. */
const MAX_FORM_BYTES = 1024 * 1024;

/** A body that was looked into, whole again, and the field if the body is a form that has it. */
export interface PeekedForm {
  readonly body: Readable;
  readonly value: string | undefined;
}

/** Reads one field of a form and gives the body back unread. Bodies that are no form are not touched. */
export async function peekFormField(
  body: Readable,
  contentType: string | undefined,
  name: string,
): Promise<PeekedForm> {
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType ?? ''))
    return { body, value: undefined };
  const iterator = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const chunks: Buffer[] = [];
  let size = 0;
  let ended = false;
  while (!ended && size <= MAX_FORM_BYTES) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      chunks.push(next.value);
      size += next.value.length;
    }
  }
  const whole = Readable.from(rejoin(chunks, ended ? undefined : iterator), { objectMode: false });
  return {
    body: whole,
    value: ended ? await field(Buffer.concat(chunks), contentType ?? '', name) : undefined,
  };
}

async function* rejoin(head: Buffer[], rest: AsyncIterator<Buffer> | undefined): AsyncGenerator<Buffer> {
  yield* head;
  if (rest) yield* { [Symbol.asyncIterator]: () => rest };
}

function field(body: Buffer, contentType: string, name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let value: string | undefined;
    const done = () => resolve(value);
    try {
      const parser = busboy({ headers: { 'content-type': contentType } });
      parser.on('field', (field, text) => {
        if (field === name) value ??= text;
      });
      parser.on('file', (_name, file) => file.resume());
      parser.on('close', done);
      parser.on('error', done);
      parser.end(body);
    } catch {
      done();
    }
  });
}
