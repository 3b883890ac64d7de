import { BundleError } from './errors.ts';
import { RATIO_FLOOR_BYTES } from './limits.ts';
import type { BundleLimits } from './limits.ts';
import type { PackedMeter } from './packed-meter.ts';

/** Unpacked bytes between two looks at the free space. */
const ROOM_INTERVAL_BYTES = 32 * 1024 * 1024;

/** Counts what comes out of gzip, so that a small archive cannot fill the disk. */
export class UnpackedMeter {
  readonly #limits: BundleLimits;
  readonly #packed: PackedMeter;
  readonly #room: ((bytes: number) => Promise<void>) | undefined;
  bytes = 0;
  #looked = 0;

  constructor(limits: BundleLimits, packed: PackedMeter, room?: (bytes: number) => Promise<void>) {
    this.#limits = limits;
    this.#packed = packed;
    this.#room = room;
  }

  async *pass(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.bytes += chunk.length;
      if (this.bytes > this.#limits.unpackedBytes) {
        throw new BundleError(
          'unpacked-too-large',
          `The bundle unpacks to more than ${String(this.#limits.unpackedBytes)} bytes. Pack fewer platforms into one bundle, or raise the limit.`,
        );
      }
      if (this.bytes > RATIO_FLOOR_BYTES && this.bytes > this.#packed.bytes * this.#limits.ratio) {
        throw new BundleError(
          'ratio-too-high',
          `The bundle unpacks to more than ${String(this.#limits.ratio)} times its size, as archives made to fill a disk do. Leave out what pads it.`,
        );
      }
      if (this.#room && this.bytes - this.#looked > ROOM_INTERVAL_BYTES) {
        this.#looked = this.bytes;
        await this.#room(ROOM_INTERVAL_BYTES);
      }
      yield chunk;
    }
  }
}
