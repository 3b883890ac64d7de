import type { Core } from '@patchbay/core';
import { isId } from '@patchbay/core';
import type { Connection } from './connection.ts';
import type { ConnectionHub } from './connection-hub.ts';
import { invalidParam } from './errors.ts';

export interface ActionScope {
  readonly core: Pick<Core, 'access' | 'events' | 'statuses' | 'config'>;
  readonly hub: Pick<ConnectionHub, 'connectedUsers'>;
  readonly version: string;
  now(): number;
}

type Data = Record<string, unknown>;

/** Answers the data of the reply; `undefined` for a bare OK. */
type Action = (data: Data, connection: Connection, scope: ActionScope) => Promise<Data | undefined>;

/** The server's own actions (contract: management §10). */
const ACTIONS: Record<string, Action> = {
  ping: async (_data, _connection, scope) => ({
    text: 'pong',
    version: scope.version,
    server_time: scope.now(),
    node_id: '',
  }),

  user_typing: async (data, { userId, session }, { core }) => {
    const channelId = data['channel_id'];
    if (typeof channelId !== 'string' || !isId(channelId)) throw invalidParam('channel_id');
    if (!core.config.get().ServiceSettings.EnableUserTypingMessages) return undefined;
    // Upstream says the same of a channel that one may not post to as of one that does not exist.
    await core.access.assertCanInChannel(session, channelId, 'create_post').catch(() => {
      throw invalidParam('channel_id');
    });
    const parentId = typeof data['parent_id'] === 'string' ? data['parent_id'] : '';
    core.events.publish({
      event: 'typing',
      data: { parent_id: parentId, user_id: userId },
      broadcast: { channel_id: channelId, omit_users: { [userId]: true } },
    });
    return undefined;
  },

  user_update_active_status: async (data, { userId }, { core }) => {
    const active = data['user_is_active'];
    if (typeof active !== 'boolean') throw invalidParam('user_is_active');
    await core.statuses.set(userId, active ? 'online' : 'away', data['manual'] === true);
    return undefined;
  },

  get_statuses: async (_data, _connection, { core, hub }) => statusMap(core, hub.connectedUsers()),

  get_statuses_by_ids: async (data, _connection, { core }) => {
    const ids = data['user_ids'];
    if (!Array.isArray(ids) || !ids.length || !ids.every((id) => typeof id === 'string' && isId(id)))
      throw invalidParam('user_ids');
    return statusMap(core, ids as string[]);
  },

  presence: async () => undefined,
  posted_notify_ack: async () => undefined,
};

/** The server's action of that name; `undefined` if it has none. */
export function actionNamed(name: string): Action | undefined {
  return Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
}

async function statusMap(core: Pick<Core, 'statuses'>, userIds: readonly string[]): Promise<Data> {
  const statuses = await core.statuses.getByIds(userIds);
  return Object.fromEntries(statuses.map(({ user_id: id, status }) => [id, status]));
}
