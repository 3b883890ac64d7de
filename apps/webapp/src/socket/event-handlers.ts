import type { ClientPluginManifest } from '@patchbay/registry';
import type { PluginLoader } from '../plugins/plugin-loader.ts';
import type { AppThunk } from '../store/store.ts';
import { categoryEvents } from './events/category-events.ts';
import { channelEvents } from './events/channel-events.ts';
import { composerEvents } from './events/composer-events.ts';
import type { Handlers } from './events/handler.ts';
import { peopleEvents } from './events/people-events.ts';
import { postEvents } from './events/post-events.ts';
import { siteEvents } from './events/site-events.ts';
import { teamEvents } from './events/team-events.ts';
import type { SocketMessage } from './frames.ts';

const coreHandlers: Handlers = {
  ...postEvents,
  ...channelEvents,
  ...categoryEvents,
  ...teamEvents,
  ...composerEvents,
  ...peopleEvents,
  ...siteEvents,
};

/** The host's own handling of one event; events it does not know it leaves alone. */
export function handleCoreEvent(message: SocketMessage): AppThunk<void> {
  return (dispatch) => {
    const handler = Object.hasOwn(coreHandlers, message.event) ? coreHandlers[message.event] : undefined;
    if (handler !== undefined) {
      dispatch(handler(message));
    }
  };
}

/**
 * `plugin_enabled` and `plugin_disabled` carry a manifest; only its id counts for the second (contract: management §10).
 * `plugin_access_control_changed` carries nothing: the list says which are for this person now.
 */
export function handlePluginEvent(message: SocketMessage, loader: PluginLoader): void {
  if (message.event === 'plugin_access_control_changed') {
    void loader.reload();
    return;
  }
  const manifest = message.data.manifest as ClientPluginManifest | undefined;
  if (manifest === undefined) {
    return;
  }
  if (message.event === 'plugin_enabled') {
    void loader.add(manifest);
  } else if (message.event === 'plugin_disabled') {
    loader.remove(manifest);
  }
}
