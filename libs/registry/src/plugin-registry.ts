import { adminMethods } from './methods/admin-methods.ts';
import { channelMethods } from './methods/channel-methods.ts';
import { composerMethods } from './methods/composer-methods.ts';
import { pageMethods } from './methods/page-methods.ts';
import { peopleMethods } from './methods/people-methods.ts';
import { postMethods } from './methods/post-methods.ts';
import { storeMethods } from './methods/store-methods.ts';
import { Registration } from './registration.ts';
import type { RegistryHost } from './registry-host.ts';

/**
 * What a plugin gets as the first argument of `initialize` (contract: registry, webapp §2). A method that the host
 * has no place for is absent: plugins detect features by presence (contract: webapp §12).
 *
 * Once `isLive` says no (the plugin was removed or failed), every method does nothing; those that return an id still
 * return one (contract: webapp §2.9).
 */
export function createPluginRegistry(id: string, host: RegistryHost, isLive: () => boolean = () => true) {
  const own = new Registration(id, host, isLive);
  const registry = {
    id,
    supports: { globalAppBar: true, globalRhs: true },
    ...pageMethods(own),
    ...channelMethods(own),
    ...postMethods(own),
    ...composerMethods(own),
    ...peopleMethods(own),
    ...adminMethods(own),
    ...storeMethods(own),
  };
  for (const name of host.absentMethods) {
    Reflect.deleteProperty(registry, name);
  }
  return registry;
}

export type PluginRegistry = ReturnType<typeof createPluginRegistry>;
