import type sharp from 'sharp';
import type { Logger } from '../logger.ts';

export type Sharp = typeof sharp;

/**
 * What pictures are read with. libvips knows many formats; whoever uploads gets those that browsers show, for which its
 * readers are kept safe, and no other.
 */
const READERS = [
  'VipsForeignLoadJpegFile',
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngFile',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpFile',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifFile',
  'VipsForeignLoadNsgifBuffer',
];

/** Loads sharp when the first picture needs it, so that no start waits for a native module. */
export class SharpModule {
  readonly #logger: Logger;
  #loading: Promise<Sharp | undefined> | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Undefined where it does not run; the log has said so once. */
  load(): Promise<Sharp | undefined> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<Sharp | undefined> {
    try {
      const { default: loaded } = await import('sharp');
      loaded.cache(false);
      // Several pictures are worked on at once; one takes one thread.
      loaded.concurrency(1);
      loaded.block({ operation: ['VipsForeignLoad'] });
      loaded.unblock({ operation: READERS });
      return loaded;
    } catch (error) {
      this.#logger.error(
        'Pictures cannot be read: there will be no previews, thumbnails, emoji or icons. Install the package sharp for this platform',
        { error: error instanceof Error ? error.message : String(error) },
      );
      return undefined;
    }
  }
}
