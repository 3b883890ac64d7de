import type { ChannelMemberService } from '../channels/channel-member.service.ts';
import type { ChannelService } from '../channels/channel.service.ts';
import type { StatusService } from '../statuses/status.service.ts';
import type { BuiltInCommand } from './built-in-command.ts';

export interface BuiltInParts {
  readonly channels: ChannelService;
  readonly channelMembers: ChannelMemberService;
  readonly statuses: StatusService;
}

const ephemeral = (text: string) => Promise.resolve({ response_type: 'ephemeral', text });

/** The commands that are there without any plugin. */
export function builtInCommands(parts: BuiltInParts): readonly BuiltInCommand[] {
  const status = (name: string, description: string): BuiltInCommand => ({
    trigger: name,
    description,
    hint: '',
    run: async (_context, args) => {
      await parts.statuses.set(args.user_id, name, true);
      return ephemeral(`You are now ${name}.`);
    },
  });

  return [
    {
      trigger: 'echo',
      description: 'Say the same again',
      hint: 'message',
      run: (_context, _args, text) =>
        text === ''
          ? ephemeral('Nothing to say: /echo message.')
          : Promise.resolve({ response_type: 'in_channel', text }),
    },
    {
      trigger: 'me',
      description: 'Do something',
      hint: '[message]',
      run: (_context, _args, text) =>
        Promise.resolve({
          response_type: 'in_channel',
          type: 'me',
          text: text === '' ? '*me*' : `*${text}*`,
          props: { message: text },
        }),
    },
    {
      trigger: 'shrug',
      description: 'Adds ¯\\_(ツ)_/¯ to your message',
      hint: '[message]',
      run: (_context, _args, text) =>
        Promise.resolve({ response_type: 'in_channel', text: `${text} ¯\\\\\\_(ツ)\\_/¯`.trim() }),
    },
    {
      trigger: 'join',
      description: 'Join an open channel',
      hint: '~[channel]',
      run: async (context, args, text) => {
        const name = text.replace(/^~/, '').toLowerCase();
        const channel = await parts.channels.getByName(args.team_id, name).catch(() => undefined);
        if (channel?.type !== 'O') return ephemeral(`There is no open channel ${text}.`);
        await parts.channelMembers.add(context, channel.id, args.user_id);
        return { goto_location: `/channels/${channel.name}` };
      },
    },
    {
      trigger: 'leave',
      description: 'Leave the channel',
      hint: '',
      run: async (context, args) => {
        await parts.channelMembers.remove(context, args.channel_id, args.user_id);
        return { goto_location: '/' };
      },
    },
    status('online', 'Set your status to online'),
    status('away', 'Set your status to away'),
    status('dnd', 'Set your status to do not disturb'),
    status('offline', 'Set your status to offline'),
  ];
}
