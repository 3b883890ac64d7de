import { createHash } from 'node:crypto';
import type { Channel, User } from '@patchbay/contract';
import { refuse } from '../errors.ts';

export const DEFAULT_CHANNEL = 'town-square';
/** Made with every team, joined by everyone who joins it. */
export const DEFAULT_CHANNELS = [
  { name: DEFAULT_CHANNEL, display_name: 'Town Square' },
  { name: 'off-topic', display_name: 'Off-Topic' },
] as const;

/** How many people a group channel is between. */
export const GROUP_SIZE = { least: 3, most: 8 } as const;

const NAME = /^[a-z0-9]+([a-z\-_0-9]+|(__)?)[a-z0-9]*$/;
const LONGEST = { name: 64, displayName: 64, header: 1024, purpose: 250, banner: 1024 } as const;
/** `<id>__<id>` and the like belong to direct and group channels. */
const DIRECT_NAME = /^[a-z0-9]{26}__[a-z0-9]{26}$|^[0-9a-f]{40}$/;
const COLOUR = /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/;

/** The name of the channel between two people, whoever asks. */
export function directChannelName(a: string, b: string): string {
  return [a, b].sort().join('__');
}

/** The name of the channel between several people, in whatever order. */
export function groupChannelName(userIds: readonly string[]): string {
  return createHash('sha1')
    .update([...userIds].sort().join(''))
    .digest('hex');
}

export function groupDisplayName(users: readonly User[]): string {
  const names = users.map((user) => user.username).sort();
  return names.join(', ').slice(0, LONGEST.displayName);
}

export function isDirectOrGroup({ type }: Pick<Channel, 'type'>): boolean {
  return type === 'D' || type === 'G';
}

/** Throws the first rule that a channel breaks. */
export function assertChannelIsValid(channel: Channel): void {
  const where = 'Channel.IsValid';
  if (lengthOf(channel.display_name) > LONGEST.displayName)
    throw refuse('model.channel.is_valid.display_name.app_error', where);
  if (!NAME.test(channel.name) || channel.name.length > LONGEST.name)
    throw refuse('model.channel.is_valid.1_or_more.app_error', where);
  if (!['O', 'P', 'D', 'G'].includes(channel.type))
    throw refuse('model.channel.is_valid.type.app_error', where);
  if (lengthOf(channel.header) > LONGEST.header)
    throw refuse('model.channel.is_valid.header.app_error', where);
  if (lengthOf(channel.purpose) > LONGEST.purpose)
    throw refuse('model.channel.is_valid.purpose.app_error', where);
  if (!isDirectOrGroup(channel) && DIRECT_NAME.test(channel.name))
    throw refuse('model.channel.is_valid.name.app_error', where);
  assertBannerIsValid(channel, where);
}

function assertBannerIsValid({ banner_info: banner, type }: Channel, where: string): void {
  if (banner?.enabled !== true) return;
  const { text = '', background_color: colour = '' } = banner;
  if (type !== 'O' && type !== 'P')
    throw refuse('model.channel.is_valid.banner_info.channel_type.app_error', where);
  if (text === '') throw refuse('model.channel.is_valid.banner_info.text.empty.app_error', where);
  if (text.length > LONGEST.banner)
    throw refuse('model.channel.is_valid.banner_info.text.invalid_length.app_error', where);
  if (colour === '')
    throw refuse('model.channel.is_valid.banner_info.background_color.empty.app_error', where);
  if (!COLOUR.test(colour))
    throw refuse('model.channel.is_valid.banner_info.background_color.invalid.app_error', where);
}

/** In code points, as the clients count. */
function lengthOf(text: string): number {
  return [...text].length;
}

/** What a new member is told about; Mattermost's names and values. */
export function defaultChannelNotifyProps(): Record<string, string> {
  return {
    desktop: 'default',
    mark_unread: 'all',
    push: 'default',
    email: 'default',
    ignore_channel_mentions: 'default',
    channel_auto_follow_threads: 'off',
  };
}
