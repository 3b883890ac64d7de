import { Readable } from 'node:stream';
import { RpcError } from '../errors.ts';
import { decode, encode } from './codec/codecs.ts';

/** Bytes of one message of a stream. */
const CHUNK_BYTES = 64 * 1024;

/** The messages of a stream, one after the other; leaving the loop does not end the stream. */
export async function* partsOf<Part>(stream: Readable, message: string): AsyncGenerator<Part, void> {
  for await (const bytes of stream.iterator({ destroyOnReturn: false }))
    yield decode(message, bytes as Buffer) as Part;
}

/** The message that a stream must begin with. */
export async function firstPart<Part extends { init?: unknown }>(
  parts: AsyncGenerator<Part, void>,
): Promise<NonNullable<Part['init']>> {
  const { value } = await parts.next();
  if (value?.init === undefined || value.init === null)
    throw new RpcError('protocol', 'the stream does not begin with its init message');
  return value.init;
}

/** The bytes that the parts carry, as a stream; `errorOf` says what an error of the call means. */
export function bytesOf<Part>(
  parts: AsyncGenerator<Part, void>,
  chunk: (part: Part) => Uint8Array | undefined,
  errorOf: (error: Error) => Error = (error) => error,
): Readable {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const part of parts) {
        const piece = chunk(part);
        if (piece !== undefined && piece.length > 0) yield piece;
      }
    } catch (error) {
      throw errorOf(error as Error);
    }
  };
  return Readable.from(bytes(), { objectMode: false });
}

interface MessageStream {
  write(bytes: Buffer, done: (error?: Error | null) => void): boolean;
  end(): void;
  once(event: string, listener: () => void): unknown;
}

/** The messages this side sends on a stream, no faster than they are taken. */
export class Outgoing<Part> {
  readonly #stream: MessageStream;
  readonly #message: string;
  readonly #waiting = new Set<(taken: boolean) => void>();
  #over = false;

  /** @param over events after which nobody takes anything any more */
  constructor(stream: MessageStream, message: string, over: readonly string[]) {
    this.#stream = stream;
    this.#message = message;
    for (const event of over) stream.once(event, () => this.#end());
  }

  #end(): void {
    this.#over = true;
    for (const settle of [...this.#waiting]) settle(false);
  }

  /** Resolves when more may be sent; with false once the stream is over. */
  send(part: Part): Promise<boolean> {
    if (this.#over) return Promise.resolve(false);
    const bytes = encode(this.#message, part);
    return new Promise((resolve) => {
      const settle = (taken: boolean): void => {
        this.#waiting.delete(settle);
        resolve(taken);
      };
      this.#waiting.add(settle);
      this.#stream.write(bytes, (error) => settle(error === undefined || error === null));
    });
  }

  /** Sends all of `source` in pieces; rejects with its error, and leaves what nobody takes. */
  async pump(source: Readable, part: (chunk: Buffer) => Part): Promise<boolean> {
    for await (const piece of source.iterator({ destroyOnReturn: false })) {
      const chunk = Buffer.from(piece as Buffer | string);
      for (let at = 0; at < chunk.length; at += CHUNK_BYTES)
        if (!(await this.send(part(chunk.subarray(at, at + CHUNK_BYTES))))) return false;
    }
    return true;
  }

  end(): void {
    this.#stream.end();
  }
}
