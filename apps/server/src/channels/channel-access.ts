import type { Channel, Session } from '@patchbay/contract';
import { refuse, type Core } from '@patchbay/core';

/** Who may do what to a channel; beside what `core.access` says of all of them. */
export interface ChannelAccess {
  readonly core: Core;
  readonly session: Session;
}

/** Public and private channels by permission; whoever is in a direct or group channel may change its header. */
export async function assertCanChangeProperties(
  { core, session }: ChannelAccess,
  channel: Channel,
): Promise<void> {
  if (channel.type === 'O')
    return core.access.assertCanInChannel(session, channel.id, 'manage_public_channel_properties');
  if (channel.type === 'P')
    return core.access.assertCanInChannel(session, channel.id, 'manage_private_channel_properties');
  if (session.local || (await core.channelMembers.isMember(channel.id, session.user_id))) return;
  throw refuse('api.channel.patch_update_channel.forbidden.app_error', 'patchChannel');
}

/** As Mattermost answers for a private channel of others: there is none of that name. */
export async function assertCanFindByName({ core, session }: ChannelAccess, channel: Channel): Promise<void> {
  if (await core.access.hasPermissionToChannel(session, channel.id, 'read_channel')) return;
  if (channel.type === 'O')
    return core.access.assertCanInTeam(session, channel.team_id, 'read_public_channel');
  if (await core.access.hasPermissionToTeam(session, channel.team_id, 'manage_team')) return;
  throw refuse('app.channel.get_by_name.missing.app_error', 'GetChannelByName');
}

/** How many are in a channel: those who read it, and of a public one whoever may list the team's channels. */
export async function assertCanCountMembers(
  { core, session }: ChannelAccess,
  channel: Channel,
): Promise<void> {
  const { access } = core;
  if (await access.hasPermissionToChannel(session, channel.id, 'read_channel_content')) return;
  if (channel.type === 'O') await access.assertCanInTeam(session, channel.team_id, 'list_team_channels');
  else await access.assertCanInChannel(session, channel.id, 'read_channel_content');
}
