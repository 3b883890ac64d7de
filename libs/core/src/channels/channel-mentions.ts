import type { Channel } from '@patchbay/contract';
import type { ChannelRepository } from './channel.repository.ts';

/** `~name`, not within a word. */
const MENTION = /(?<![\w~])~([a-zA-Z0-9._-]+)/g;

/** Names of channels in a text, with what a name may be followed by taken away, as `~plans.` at the end of a sentence. */
export function mentionedChannelNames(text: string): string[] {
  if (!text.includes('~')) return [];
  return [...new Set([...text.matchAll(MENTION)].map(([, name = '']) => name.replace(/[._-]+$/, '')))];
}

/** Puts the public channels that a header names into `props.channel_mentions`, from which clients make links. */
export async function withMentions(
  repository: Pick<ChannelRepository, 'byNames'>,
  channels: readonly Channel[],
): Promise<Channel[]> {
  const wanted = new Map<string, Set<string>>();
  for (const { team_id, header } of channels)
    for (const name of mentionedChannelNames(header))
      wanted.set(team_id, (wanted.get(team_id) ?? new Set()).add(name));
  if (wanted.size === 0) return [...channels];
  const known = new Map<string, Channel>();
  for (const [teamId, names] of wanted)
    for (const channel of await repository.byNames(teamId, [...names]))
      if (channel.type === 'O') known.set(`${teamId} ${channel.name}`, channel);
  return channels.map((channel) => {
    const mentions = mentionedChannelNames(channel.header).flatMap((name) => {
      const found = known.get(`${channel.team_id} ${name}`);
      return found ? [[name, { display_name: found.display_name }] as const] : [];
    });
    if (mentions.length === 0) return channel;
    return { ...channel, props: { ...channel.props, channel_mentions: Object.fromEntries(mentions) } };
  });
}
