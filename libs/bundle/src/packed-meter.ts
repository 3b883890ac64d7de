import { createHash } from 'node:crypto';
import { BundleError } from './errors.ts';
import type { BundleLimits } from './limits.ts';

/** Hashes and counts the archive as it arrives. */
export class PackedMeter {
  readonly #hash = createHash('sha256');
  readonly #limit: number;
  bytes = 0;

  constructor(limits: BundleLimits) {
    this.#limit = limits.packedBytes;
  }

  async *pass(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.bytes += chunk.length;
      if (this.bytes > this.#limit) {
        throw new BundleError(
          'bundle-too-large',
          `The bundle is larger than ${String(this.#limit)} bytes. Pack fewer platforms into one bundle, or raise the limit.`,
        );
      }
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }
}
