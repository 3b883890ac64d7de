import type { Manifest } from '@patchbay/contract';
import type { CoreServices } from '../core.ts';
import type { Logger } from '../logger.ts';
import type { PluginManagement } from './plugin-management.ts';

/** What the API of one plugin is made of. */
export interface ApiScope {
  readonly core: CoreServices;
  readonly manifest: Manifest;
  /** Where the bundle was unpacked; '' for a plugin that is attached from a running process. */
  readonly bundlePath: string;
  readonly management: PluginManagement;
  readonly logger: Logger;
}
