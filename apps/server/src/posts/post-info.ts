import { AppError, type Channel } from '@patchbay/contract';
import { refuse, type Core } from '@patchbay/core';
import type { SessionContext } from '../http/request-context.ts';

/** Which channel and team a post is in, and whether the person who asks is there; 404 for those who could not go there. */
export async function postInfo(core: Core, ctx: SessionContext, postId: string): Promise<unknown> {
  const post = await core.posts.get(postId);
  const channel = await core.channels.get(post.channel_id);
  const team = channel.team_id === '' ? undefined : await core.teams.get(channel.team_id);
  const inTeam = team ? await isTeamMember(core, team.id, ctx.userId) : true;
  if (team && !inTeam) {
    const join = team.allow_open_invite ? 'join_public_teams' : 'join_private_teams';
    if (!(await core.access.hasPermissionToTeam(ctx.session, team.id, join))) throw notThere();
  }
  const inChannel = await core.channelMembers.isMember(channel.id, ctx.userId);
  if (!inChannel && !(await mayGoTo(core, ctx, channel))) throw notThere();
  return {
    channel_id: channel.id,
    channel_type: channel.type,
    channel_display_name: channel.display_name,
    has_joined_channel: inChannel,
    team_id: team?.id ?? '',
    team_type: team ? (team.allow_open_invite ? 'O' : 'I') : '',
    team_display_name: team?.display_name ?? '',
    has_joined_team: team ? inTeam : false,
  };
}

async function mayGoTo(core: Core, ctx: SessionContext, channel: Channel): Promise<boolean> {
  if (channel.type === 'O') return true;
  const permission = channel.type === 'P' ? 'manage_private_channel_members' : 'read_channel_content';
  return core.access.hasPermissionToChannel(ctx.session, channel.id, permission);
}

async function isTeamMember(core: Core, teamId: string, userId: string): Promise<boolean> {
  try {
    return (await core.teamMembers.get(teamId, userId)).delete_at === 0;
  } catch (error) {
    if (error instanceof AppError && error.status_code === 404) return false;
    throw error;
  }
}

function notThere(): AppError {
  return refuse('app.post.get.app_error', 'GetPostInfo');
}
