import type { Channel } from '@patchbay/contract';
import { refuse } from '../errors.ts';

export const DEFAULT_CHANNEL = 'town-square';
/** Made with every team, joined by everyone who joins it. */
export const DEFAULT_CHANNELS = [
  { name: DEFAULT_CHANNEL, display_name: 'Town Square' },
  { name: 'off-topic', display_name: 'Off-Topic' },
] as const;

const NAME = /^[a-z0-9_-]{1,64}$/;
/** `<id>__<id>` and the like belong to direct and group channels. */
const DIRECT_NAME = /^[a-z0-9]{26}__[a-z0-9]{26}$|^[0-9a-f]{40}$/;

/** The name of the channel between two people, whoever asks. */
export function directChannelName(a: string, b: string): string {
  return [a, b].sort().join('__');
}

/** Throws the first rule that a channel breaks. */
export function assertChannelIsValid(channel: Channel): void {
  const where = 'Channel.IsValid';
  const isDirect = channel.type === 'D';
  if (!NAME.test(channel.name) || (!isDirect && DIRECT_NAME.test(channel.name)))
    throw refuse('model.channel.is_valid.name.app_error', where);
  if (channel.display_name.length > 64 || (!isDirect && channel.display_name.trim() === ''))
    throw refuse('model.channel.is_valid.display_name.app_error', where);
  if (!['O', 'P', 'D', 'G'].includes(channel.type))
    throw refuse('model.channel.is_valid.type.app_error', where);
  if (channel.header.length > 1024) throw refuse('model.channel.is_valid.header.app_error', where);
  if (channel.purpose.length > 250) throw refuse('model.channel.is_valid.purpose.app_error', where);
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
