import { Client4 } from 'mattermost-redux/client';
import { flag, record, text, texts } from './fields.ts';
import { json, pluginPath, send } from './request.ts';

export interface AllowedUser {
  id: string;
  username: string;
}

/** Who may use a plugin (contract: rest GET /api/v4/plugins/{id}/access_control). */
export interface PluginAccess {
  /** It is only for those on the list. */
  isRestricted: boolean;
  users: AllowedUser[];
}

export async function getPluginAccess(pluginId: string, signal?: AbortSignal): Promise<PluginAccess> {
  const { enable, allowed_user_ids } = record(
    await json(pluginPath(pluginId, '/access_control'), { signal }),
  );
  const ids = texts(allowed_user_ids);
  const profiles = ids.length === 0 ? [] : await Client4.getProfilesByIds(ids);
  const names = new Map(profiles.map((user) => [user.id, text(user.username)]));
  return { isRestricted: flag(enable), users: ids.map((id) => ({ id, username: names.get(id) ?? id })) };
}

export async function setPluginAccess(pluginId: string, access: PluginAccess): Promise<true> {
  const body = { enable: access.isRestricted, allowed_user_ids: access.users.map(({ id }) => id) };
  await send(pluginPath(pluginId, '/access_control'), { method: 'PUT', body });
  return true;
}
