import type { API, WebsocketBroadcast } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<API, 'PublishWebSocketEvent' | 'PublishUserTyping' | 'SendToastMessage'>;

/** What a plugin sends to clients. */
export function eventsApi({ core, manifest }: ApiScope): Methods {
  return {
    /** The event's name gets the plugin's id in front, dots included (contract: management §10). */
    PublishWebSocketEvent: (event, payload, broadcast) => {
      core.events.publish({
        event: `custom_${manifest.id}_${event}`,
        data: payload ?? {},
        broadcast: received<WebsocketBroadcast>('model.WebsocketBroadcast', broadcast ?? {}),
      });
      return Promise.resolve();
    },
    PublishUserTyping: async (userId, channelId, parentId) => {
      core.events.publish({
        event: 'typing',
        data: { parent_id: parentId, user_id: userId },
        broadcast: { channel_id: channelId, omit_users: { [userId]: true } },
      });
    },
    SendToastMessage: async (userId, connectionId, message, options) => {
      core.events.publish({
        event: 'show_toast',
        data: { message, position: options.position ?? '' },
        broadcast:
          connectionId === '' ? { user_id: userId } : { user_id: userId, connection_id: connectionId },
      });
    },
  };
}
