import type { FileStore } from '../files/file-store.ts';
import { Readable } from 'node:stream';
import type { StagedFile } from '../files/staged-file.ts';

/** Digits of an offset in the name of a part: names sort as the parts follow each other. */
const DIGITS = 16;

/** What has come of uploads so far, a file of the store for each part, so that any node can go on. */
export class UploadParts {
  readonly #store: FileStore;

  constructor(store: FileStore) {
    this.#store = store;
  }

  async add(uploadId: string, offset: number, part: StagedFile): Promise<void> {
    await this.#store.take(`${folderOf(uploadId)}${String(offset).padStart(DIGITS, '0')}`, part.path);
  }

  /** Every part after the other. */
  whole(uploadId: string): Readable {
    return Readable.from(this.#pieces(uploadId));
  }

  async remove(uploadId: string): Promise<void> {
    for (const path of await this.#store.list(folderOf(uploadId))) await this.#store.remove(path);
  }

  async *#pieces(uploadId: string): AsyncGenerator<Uint8Array> {
    for (const path of await this.#store.list(folderOf(uploadId)))
      yield* (await this.#store.read(path)) as AsyncIterable<Uint8Array>;
  }
}

const folderOf = (uploadId: string): string => `uploads/${uploadId}/`;
