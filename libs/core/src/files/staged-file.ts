import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OfferedContent } from '@patchbay/hooks';
import type { AppError } from '@patchbay/contract';

/** Bytes of someone's file, in a private folder of this machine until they are stored or thrown away. */
export class StagedFile implements OfferedContent {
  readonly #folder: string;
  readonly #offered: (Readable | Writable)[] = [];
  #count = 0;
  #path: string;
  #size = 0;
  #written: CountedOutput | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, 'content');
  }

  /**
   * Takes all of `source`; what has begun is gone when that fails.
   *
   * @param temporary the folder of temporary files, made when it is not there
   * @param tooLarge thrown when there is more than `limit` bytes
   */
  static async receive(
    temporary: string,
    source: Readable | Uint8Array,
    limit: number,
    tooLarge: () => AppError,
  ): Promise<StagedFile> {
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    const staged = new StagedFile(await mkdtemp(join(temporary, 'file-')));
    try {
      await staged.#fill(source instanceof Uint8Array ? Readable.from([source]) : source, limit, tooLarge);
      return staged;
    } catch (error) {
      await staged.discard();
      throw error;
    }
  }

  /** Where they are now. */
  get path(): string {
    return this.#path;
  }

  get size(): number {
    return this.#size;
  }

  offer(): { file: Readable; output: Writable } {
    this.#leave();
    const path = join(this.#folder, `replaced-${String(++this.#count)}`);
    const output = new CountedOutput(path);
    this.#written = output;
    const file = createReadStream(this.#path);
    // Who reads and who writes hears of an error; when a plugin has left them, nobody has to.
    for (const stream of [file, output]) stream.on('error', () => undefined);
    this.#offered.push(file, output);
    return { file, output };
  }

  accept(): number | undefined {
    const written = this.#written;
    this.#written = undefined;
    if (!written || written.bytes === 0) return undefined;
    this.#path = written.path;
    this.#size = written.bytes;
    return written.bytes;
  }

  /** The text at the start, when it is text: UTF-8 without a NUL. */
  async text(limit: number): Promise<string | undefined> {
    const file = await open(this.#path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(Math.min(limit, this.#size)),
        0,
        undefined,
        0,
      );
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
      return text.includes('\0') ? undefined : text;
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    } finally {
      await file.close();
    }
  }

  async discard(): Promise<void> {
    this.#leave();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #fill(source: Readable, limit: number, tooLarge: () => AppError): Promise<void> {
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#size += chunk.length;
        if (this.#size > limit) done(tooLarge());
        else done(null, chunk);
      },
    });
    await pipeline(source, counted, createWriteStream(this.#path, { mode: 0o600 }));
  }

  /** Whoever was asked last is done with its streams. */
  #leave(): void {
    for (const stream of this.#offered.splice(0)) stream.destroy();
  }
}

/** A file that is made with its first byte: most plugins write none. */
class CountedOutput extends Writable {
  readonly path: string;
  bytes = 0;
  #file: ReturnType<typeof createWriteStream> | undefined;

  constructor(path: string) {
    super();
    this.path = path;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.bytes += chunk.length;
    this.#open().write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.#file) this.#file.end(done);
    else done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#file?.destroy();
    done(error);
  }

  #open(): ReturnType<typeof createWriteStream> {
    if (!this.#file) {
      this.#file = createWriteStream(this.path, { mode: 0o600 });
      this.#file.on('error', (error) => this.destroy(error));
    }
    return this.#file;
  }
}
