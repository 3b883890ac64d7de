import type { AdminRegistry } from './registry/admin-registry.ts';
import type { ChannelRegistry } from './registry/channel-registry.ts';
import type { ComposerRegistry } from './registry/composer-registry.ts';
import type { PageRegistry } from './registry/page-registry.ts';
import type { PeopleRegistry } from './registry/people-registry.ts';
import type { PostRegistry } from './registry/post-registry.ts';
import type { StoreRegistry } from './registry/store-registry.ts';

/**
 * What a plugin's web half registers with. Every method also takes one plain object with the parameters' names as
 * keys; one that has many is typed with the object only. The methods marked optional are not on every host: ask with
 * `registry.registerX?.(…)` (contract: webapp §12). The strings returned go to `unregisterComponent`.
 */
export interface PluginRegistry
  extends
    PageRegistry,
    ChannelRegistry,
    PostRegistry,
    ComposerRegistry,
    PeopleRegistry,
    AdminRegistry,
    StoreRegistry {
  readonly id: string;
  readonly supports: { globalAppBar: boolean; globalRhs: boolean };
}
