import { record, text } from './fields.ts';

/** What a bundle says of itself. */
export interface BundleManifest {
  id: string;
  name: string;
  version: string;
}

const BLOCK = 512;
const NAME = { start: 0, end: 100 };
const SIZE = { start: 124, end: 136 };
const TYPE = 156;
const OCTAL = 8;
/** A manifest is small; one that says otherwise is not read. */
const MAX_MANIFEST_BYTES = 1024 * 1024;
/** Behind so much of the unpacked bundle the search is given up: the server reads it anyway. */
const MAX_SEARCHED_BYTES = 512 * 1024 * 1024;
const MANIFEST = /^(\.\/)?([^/]+\/)?plugin\.json$/;

/**
 * Looks into a `.tar.gz` before it is sent, to say which version would take the place of which. A courtesy: undefined
 * when that cannot be told, also for a manifest in YAML. What is installed the server decides.
 */
export async function readBundleManifest(file: Blob): Promise<BundleManifest | undefined> {
  try {
    const stream = file.stream().pipeThrough(new DecompressionStream('gzip') as never);
    const reader = (stream as ReadableStream<Uint8Array>).getReader();
    try {
      return await find(new TarInput(reader));
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  } catch {
    return undefined;
  }
}

async function find(input: TarInput): Promise<BundleManifest | undefined> {
  while (input.position < MAX_SEARCHED_BYTES) {
    const header = await input.take(BLOCK);
    if (header === undefined || header[0] === 0) {
      return undefined;
    }
    const name = field(header, NAME);
    const size = Number.parseInt(field(header, SIZE), OCTAL);
    if (!Number.isSafeInteger(size) || size < 0) {
      return undefined;
    }
    const isFile = header[TYPE] === 0 || header[TYPE] === '0'.charCodeAt(0);
    if (isFile && MANIFEST.test(name)) {
      const content = size <= MAX_MANIFEST_BYTES ? await input.take(size) : undefined;
      return content === undefined ? undefined : parse(new TextDecoder().decode(content));
    }
    await input.skip(Math.ceil(size / BLOCK) * BLOCK);
  }
  return undefined;
}

function field(header: Uint8Array, { start, end }: { start: number; end: number }): string {
  const [value = ''] = new TextDecoder('latin1').decode(header.subarray(start, end)).split('\0');
  return value.trim();
}

function parse(manifest: string): BundleManifest | undefined {
  const { id, name, version } = record(JSON.parse(manifest));
  return text(id) === ''
    ? undefined
    : { id: text(id).toLowerCase(), name: text(name) || text(id), version: text(version) };
}

/** Takes and skips bytes of a stream without keeping what was passed. */
class TarInput {
  position = 0;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  /** Undefined when the stream ends before. */
  async take(count: number): Promise<Uint8Array | undefined> {
    const taken = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const chunk = await this.#next(count - filled);
      if (chunk === undefined) {
        return undefined;
      }
      taken.set(chunk, filled);
      filled += chunk.length;
    }
    return taken;
  }

  async skip(count: number): Promise<void> {
    let left = count;
    while (left > 0) {
      const chunk = await this.#next(left);
      if (chunk === undefined) {
        return;
      }
      left -= chunk.length;
    }
  }

  async #next(atMost: number): Promise<Uint8Array | undefined> {
    if (this.#rest.length === 0) {
      const { done, value } = await this.#reader.read();
      if (done) {
        return undefined;
      }
      this.#rest = value;
    }
    const chunk = this.#rest.subarray(0, atMost);
    this.#rest = this.#rest.subarray(atMost);
    this.position += chunk.length;
    return chunk;
  }
}
