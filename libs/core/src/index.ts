export type * from './services.ts';

import type { Core, Logger, Clock } from './services.ts';

export interface CoreOptions {
  /** Folder of the database file; made private (0700). */
  dataDir: string;
  logger: Logger;
  clock?: Clock;
  /** Where MM_<SECTION>_<FIELD> overrides are read; default process.env. */
  environment?: Record<string, string | undefined>;
}

/** Opens the database (running its migrations) and puts the chat together. */
export declare function openCore(options: CoreOptions): Promise<Core>;
