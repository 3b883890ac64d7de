import type { Core } from '@patchbay/core';
import type { PluginEvents } from '@patchbay/host';
import { forgetCommands } from './forget-commands.ts';

/**
 * Tells clients what became of plugins (contract: management §10), and the chat which commands are gone. Only web halves
 * concern everyone, and one that is not for everybody comes to those whom it is for.
 */
export function pluginWebsocketEvents(
  core: Pick<Core, 'commands' | 'config' | 'events' | 'pluginAccess'>,
): PluginEvents {
  const { events, pluginAccess } = core;
  return {
    enabled(manifest) {
      if (!manifest) return;
      const only = pluginAccess.isRestricted(manifest) ? { plugin: manifest.id } : {};
      events.publish({ event: 'plugin_enabled', data: { manifest }, ...only });
    },
    disabled(manifest) {
      if (!manifest) return;
      // Everybody hears that it went; what it is only those hear whom it is for.
      const told = pluginAccess.isRestricted(manifest) ? { id: manifest.id } : manifest;
      events.publish({ event: 'plugin_disabled', data: { manifest: told } });
    },
    /** A bare signal to fetch again, for administrators: the array is empty since 11.9. */
    statusesChanged(statuses) {
      forgetCommands(core, statuses);
      events.publish({
        event: 'plugin_statuses_changed',
        data: { plugin_statuses: [] },
        broadcast: { contains_sensitive_data: true },
      });
    },
  };
}
