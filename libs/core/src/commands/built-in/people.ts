import type { Channel, CommandArgs, CommandResponse, Context, User } from '@patchbay/contract';
import type { AccessService } from '../../access/access.service.ts';
import type { ChannelMemberService } from '../../channels/channel-member.service.ts';
import type { ChannelService } from '../../channels/channel.service.ts';
import type { PostService } from '../../posts/post.service.ts';
import type { TeamMemberService } from '../../teams/team-member.service.ts';
import type { TeamRepository } from '../../teams/team.repository.ts';
import type { UserRepository } from '../../users/user.repository.ts';
import { ephemeral, SILENT, type BuiltInCommand } from '../built-in-command.ts';
import { said } from './channel.ts';

export interface PeopleCommandParts {
  readonly access: AccessService;
  readonly channels: ChannelService;
  readonly channelMembers: ChannelMemberService;
  readonly teamMembers: TeamMemberService;
  readonly posts: PostService;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
}

/** Commands that name people. */
export function peopleCommands(parts: PeopleCommandParts): readonly BuiltInCommand[] {
  const { access, channelMembers, channels } = parts;
  const person = async (name: string): Promise<User | undefined> => {
    const user = await parts.users.byUsername(name.replace(/^@/, '').toLowerCase());
    return user && user.delete_at === 0 ? user : undefined;
  };
  const mayManage = ({ id, type }: Channel, userId: string): Promise<boolean> =>
    access.userHasPermissionToChannel(
      userId,
      id,
      `manage_${type === 'O' ? 'public' : 'private'}_channel_members`,
    );

  const msg = async (context: Context, args: CommandArgs, text: string) => {
    const [, name = '', message = ''] = /^(\S*)\s*([^]*)$/.exec(text) ?? [];
    const user = await person(name);
    if (!user || user.id === args.user_id) return ephemeral(`There is no other user ${name}.`);
    if (!(await access.userHasPermissionTo(args.user_id, 'create_direct_channel')))
      return ephemeral('You do not have the permission to write to people directly.');
    const channel = await channels.direct(context, args.user_id, user.id);
    if (message !== '')
      await parts.posts.create(context, { channel_id: channel.id, user_id: args.user_id, message });
    return goTo(args, channel.name);
  };
  const groupmsg = async (context: Context, args: CommandArgs, text: string) => {
    const [, list = '', message = ''] = /^((?:@?[^\s,]+\s*,\s*)*@?[^\s,]+)\s*([^]*)$/.exec(text) ?? [];
    const names = list.split(',').map((name) => name.trim());
    const found = await Promise.all(names.map(person));
    const missing = names.filter((_name, at) => !found[at]);
    if (missing.length > 0) return ephemeral(`There is nobody called ${missing.join(', ')}.`);
    const ids = [...new Set([args.user_id, ...found.flatMap((user) => (user ? [user.id] : []))])];
    const [, only] = ids;
    if (ids.length === 2)
      return msg(context, args, `${found.find((user) => user?.id === only)?.username ?? ''} ${message}`);
    if (!(await access.userHasPermissionTo(args.user_id, 'create_group_channel')))
      return ephemeral('You do not have the permission to write to several people.');
    let channel: Channel;
    try {
      channel = await channels.group(context, ids, args.user_id);
    } catch (error) {
      return said(Promise.reject(error instanceof Error ? error : new Error(String(error))));
    }
    if (message !== '')
      await parts.posts.create(context, { channel_id: channel.id, user_id: args.user_id, message });
    return goTo(args, channel.name);
  };
  const goTo = async (args: CommandArgs, name: string): Promise<Partial<CommandResponse>> => ({
    goto_location: `${args.SiteURL}/${(await parts.teams.byId(args.team_id))?.name ?? ''}/channels/${name}`,
    response_type: 'ephemeral',
  });

  /** What came of adding one person to one channel, in words; '' for what everybody sees anyway. */
  const add = async (context: Context, args: CommandArgs, user: User, channel: Channel): Promise<string> => {
    if (channel.team_id === '') return 'Nobody can be added to a conversation.';
    if (!(await mayManage(channel, args.user_id)))
      return `You do not have the permission to add people to ~${channel.name}.`;
    if (await channelMembers.isMember(channel.id, user.id))
      return `@${user.username} is in ~${channel.name} already.`;
    const inTeam = (await parts.teamMembers.ofUser(user.id)).some(
      (member) => member.team_id === channel.team_id && member.delete_at === 0,
    );
    if (!inTeam) return `@${user.username} is not in the team of ~${channel.name}.`;
    const answer = await said(channelMembers.add(context, channel.id, user.id, args.user_id));
    if (answer !== SILENT) return answer.text ?? '';
    return channel.id === args.channel_id ? '' : `@${user.username} was added to ~${channel.name}.`;
  };

  const invite = async (context: Context, args: CommandArgs, text: string) => {
    const words = text.split(/\s+/).filter((word) => word !== '');
    const isPerson = (word: string, at: number) =>
      word.startsWith('@') || (at === 0 && !word.startsWith('~'));
    const answers: string[] = [];
    const users: User[] = [];
    const wanted: Channel[] = [];
    for (const [at, word] of words.entries()) {
      if (isPerson(word, at)) {
        const user = await person(word);
        if (user) users.push(user);
        else answers.push(`There is no user ${word}.`);
      } else {
        const name = word.replace(/^~/, '').toLowerCase();
        const channel = await channels.getByName(args.team_id, name).catch(() => undefined);
        const seen =
          channel !== undefined &&
          (channel.type === 'O' || (await channelMembers.isMember(channel.id, args.user_id)));
        if (channel && seen) wanted.push(channel);
        else answers.push(`There is no channel ${word}.`);
      }
    }
    if (users.length === 0 && answers.length === 0)
      return ephemeral('Nobody to add: /invite @somebody ~channel.');
    if (wanted.length === 0 && answers.length === 0) wanted.push(await channels.get(args.channel_id));
    for (const channel of wanted)
      for (const user of users) answers.push(await add(context, args, user, channel));
    return ephemeral(answers.filter((answer) => answer !== '').join('\n'));
  };

  const remove = async (context: Context, args: CommandArgs, text: string) => {
    const channel = await channels.get(args.channel_id);
    if (channel.team_id === '') return ephemeral('Nobody can be removed from a conversation.');
    if (!(await mayManage(channel, args.user_id)))
      return ephemeral('You do not have the permission to remove people from this channel.');
    const [name = ''] = text.split(/\s/);
    const user = name === '' ? undefined : await person(name);
    if (!user) return ephemeral('Name somebody who is here: /remove @somebody.');
    if (!(await channelMembers.isMember(channel.id, user.id)))
      return ephemeral(`@${user.username} is not in this channel.`);
    return said(channelMembers.remove(context, channel.id, user.id, args.user_id));
  };

  return [
    {
      trigger: 'msg',
      description: 'Write to somebody directly',
      hint: '@[username] [message]',
      run: msg,
    },
    {
      trigger: 'groupmsg',
      description: 'Write to several people',
      hint: '@[username1],@[username2] [message]',
      run: groupmsg,
    },
    {
      trigger: 'invite',
      description: 'Add people to a channel',
      hint: '@[username]... ~[channel]...',
      run: invite,
    },
    {
      trigger: 'remove',
      description: 'Remove somebody from the channel',
      hint: '@[username]',
      run: remove,
    },
    { trigger: 'kick', description: 'Remove somebody from the channel', hint: '@[username]', run: remove },
  ];
}
