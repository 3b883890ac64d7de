import type { Config } from '@patchbay/contract';
import { DEFAULT_CHANNEL, DEFAULT_CHANNELS } from './channel-rules.ts';

/** Joined by everyone who joins a team: the first one, and the second or those that the administrator chose. */
export function defaultChannelNames(config: Config): string[] {
  const chosen = config.TeamSettings.ExperimentalDefaultChannels ?? [];
  if (chosen.length === 0) return DEFAULT_CHANNELS.map(({ name }) => name);
  return [...new Set([DEFAULT_CHANNEL, ...chosen])];
}
