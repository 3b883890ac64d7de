import type { API, PluginClusterEvent, PluginClusterEventSendOptions } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<API, 'PublishPluginClusterEvent'>;

/** What a plugin says to itself on other nodes. */
export function clusterApi({ core, manifest }: ApiScope): Methods {
  return {
    PublishPluginClusterEvent: (event, options) =>
      core.clusterEvents.publish(
        manifest.id,
        received<PluginClusterEvent>('model.PluginClusterEvent', event),
        received<PluginClusterEventSendOptions>('model.PluginClusterEventSendOptions', options),
      ),
  };
}
