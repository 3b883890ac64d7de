import type { Channel, CommandArgs } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import type { AccessService } from '../../access/access.service.ts';
import type { ChannelMemberService } from '../../channels/channel-member.service.ts';
import type { ChannelService } from '../../channels/channel.service.ts';
import type { TeamRepository } from '../../teams/team.repository.ts';
import type { UserRepository } from '../../users/user.repository.ts';
import { ephemeral, SILENT, type BuiltInCommand } from '../built-in-command.ts';

export interface ChannelCommandParts {
  readonly access: AccessService;
  readonly channels: ChannelService;
  readonly channelMembers: ChannelMemberService;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
}

const DEFAULT_CHANNEL = 'town-square';
/** Bytes of a channel's title that `/rename` takes. */
const TITLE_BYTES = { least: 1, most: 64 };

/** Commands about the channel they are run in, and about getting into others. */
export function channelCommands(parts: ChannelCommandParts): readonly BuiltInCommand[] {
  const { channelMembers, channels } = parts;
  const goTo = async (args: CommandArgs, name: string) => ({
    goto_location: `${args.SiteURL}/${(await parts.teams.byId(args.team_id))?.name ?? ''}/channels/${name}`,
  });
  const join = async (context: Parameters<BuiltInCommand['run']>[0], args: CommandArgs, text: string) => {
    const name = text.replace(/^~/, '').toLowerCase();
    const channel = await channels.getByName(args.team_id, name).catch(() => undefined);
    const allowed =
      channel !== undefined &&
      (channel.type === 'O'
        ? await parts.access.userHasPermissionToTeam(args.user_id, channel.team_id, 'join_public_channels')
        : await channelMembers.isMember(channel.id, args.user_id));
    if (!channel || !allowed) return ephemeral(`There is no open channel ${text}.`);
    await channelMembers.add(context, channel.id, args.user_id);
    return goTo(args, channel.name);
  };
  /** Who may change a channel: members where it is a conversation, elsewhere those with the permission. */
  const mayChange = ({ id, type }: Channel, userId: string): Promise<boolean> => {
    if (type === 'D' || type === 'G') return channelMembers.isMember(id, userId);
    const kind = type === 'O' ? 'public' : 'private';
    return parts.access.userHasPermissionToChannel(userId, id, `manage_${kind}_channel_properties`);
  };
  const change = (
    trigger: string,
    what: 'header' | 'purpose' | 'display_name',
    description: string,
    inTeamsOnly: boolean,
  ): BuiltInCommand => ({
    trigger,
    description,
    hint: '[text]',
    run: async (context, args, text) => {
      const channel = await channels.get(args.channel_id);
      if (inTeamsOnly && channel.team_id === '')
        return ephemeral(`/${trigger} is for the channels of a team.`);
      if (!(await mayChange(channel, args.user_id)))
        return ephemeral('You do not have the permission to change this channel.');
      if (text === '') return ephemeral(`Nothing to set: /${trigger} text.`);
      const bytes = Buffer.byteLength(text);
      if (what === 'display_name' && (bytes < TITLE_BYTES.least || bytes > TITLE_BYTES.most))
        return ephemeral(`A channel's name has ${TITLE_BYTES.least} to ${TITLE_BYTES.most} bytes.`);
      const actor = await parts.users.byId(args.user_id);
      return said(channels.update(context, { id: channel.id, [what]: text }, actor));
    },
  });
  return [
    { trigger: 'join', description: 'Join an open channel', hint: '~[channel]', run: join },
    { trigger: 'open', description: 'Join an open channel', hint: '~[channel]', run: join },
    {
      trigger: 'leave',
      description: 'Leave the channel',
      hint: '',
      run: async (context, args) => {
        if ((await channels.get(args.channel_id)).team_id === '')
          return ephemeral('A conversation cannot be left: close it.');
        const answer = await said(channelMembers.remove(context, args.channel_id, args.user_id));
        return answer === SILENT ? goTo(args, DEFAULT_CHANNEL) : answer;
      },
    },
    change('header', 'header', "Change the channel's header", false),
    change('purpose', 'purpose', "Change the channel's purpose", true),
    change('rename', 'display_name', 'Rename the channel', true),
    {
      trigger: 'mute',
      description: 'Switch notifications of a channel off, or on again',
      hint: '~[channel]',
      run: async (_context, args, text) => {
        const here = await channels.get(args.channel_id);
        const [name = ''] = text.replace(/^~/, '').split(/\s/);
        const channel =
          name === '' ? here : await channels.getByName(args.team_id, name).catch(() => undefined);
        const member = channel && (await channelMembers.get(channel.id, args.user_id).catch(() => undefined));
        if (!channel || !member) return ephemeral(`You are in no channel ${name}.`);
        const muted = member.notify_props['mark_unread'] === 'mention';
        await channelMembers.setNotifyProps(channel.id, args.user_id, {
          mark_unread: muted ? 'all' : 'mention',
        });
        const title = channel.team_id === '' ? 'This conversation' : `The channel ${channel.display_name}`;
        return ephemeral(`${title} is ${muted ? 'no longer muted' : 'muted until you run /mute again'}.`);
      },
    },
  ];
}

/** What a rule refuses is an answer, in its own words. */
export async function said(done: Promise<unknown>) {
  try {
    await done;
    return SILENT;
  } catch (error) {
    if (error instanceof AppError && error.status_code < 500) return ephemeral(error.message);
    throw error;
  }
}
