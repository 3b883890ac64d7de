import type { Session, WebsocketBroadcast } from '@patchbay/contract';
import type { EventConnection } from './server-event.ts';

/** Where the rule looks up who is where and who may do what. */
export interface AudienceSource {
  channelMemberIds(channelId: string): Promise<ReadonlySet<string>>;
  teamMemberIds(teamId: string): Promise<ReadonlySet<string>>;
  hasPermissionTo(session: Session, permission: string): boolean;
  /** Whom a restricted plugin is for. */
  pluginAudience(pluginId: string): Promise<(session: Session) => boolean>;
}

/**
 * Who receives a broadcast (contract: management §10). The fields are asked in this order, and the first that names a
 * connection, a person, a channel or a team decides; the two marks about sensitive data, the omitted ones, and a plugin
 * that is not for everybody exclude.
 */
export async function audienceOf(
  broadcast: WebsocketBroadcast,
  source: AudienceSource,
  plugin?: string,
): Promise<(connection: EventConnection) => boolean> {
  const targeted = broadcast.connection_id !== '' || broadcast.user_id !== '';
  const members =
    !targeted && broadcast.channel_id !== ''
      ? await source.channelMemberIds(broadcast.channel_id)
      : !targeted && broadcast.team_id !== ''
        ? await source.teamMemberIds(broadcast.team_id)
        : undefined;

  const isForPlugin = plugin === undefined ? undefined : await source.pluginAudience(plugin);

  return ({ connectionId, session }) => {
    if (session.user_id === '' && !session.local) return false;
    if (isForPlugin && !isForPlugin(session)) return false;
    const isAdmin = () => source.hasPermissionTo(session, 'manage_system');
    if (broadcast.contains_sanitized_data && isAdmin()) return false;
    if (broadcast.contains_sensitive_data && !isAdmin()) return false;
    const required = broadcast.required_permissions;
    if (!required.every((permission) => source.hasPermissionTo(session, permission))) return false;
    if (broadcast.connection_id !== '') return connectionId === broadcast.connection_id;
    if (broadcast.omit_connection_id !== '' && connectionId === broadcast.omit_connection_id) return false;
    if (broadcast.user_id !== '') return session.user_id === broadcast.user_id;
    if (Object.hasOwn(broadcast.omit_users, session.user_id)) return false;
    return members?.has(session.user_id) ?? true;
  };
}
