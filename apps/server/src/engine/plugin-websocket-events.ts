import type { Core } from '@patchbay/core';
import type { PluginEvents } from '@patchbay/host';

/** Tells clients what became of plugins (contract: management §10). Only web halves concern everyone. */
export function pluginWebsocketEvents(events: Core['events']): PluginEvents {
  return {
    enabled(manifest) {
      if (manifest) events.publish({ event: 'plugin_enabled', data: { manifest } });
    },
    disabled(manifest) {
      if (manifest) events.publish({ event: 'plugin_disabled', data: { manifest } });
    },
    /** A bare signal to fetch again, for administrators: the array is empty since 11.9. */
    statusesChanged() {
      events.publish({
        event: 'plugin_statuses_changed',
        data: { plugin_statuses: [] },
        broadcast: { contains_sensitive_data: true },
      });
    },
  };
}
