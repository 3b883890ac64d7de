import type { Channel } from '@mattermost/types/channels';
import type { GlobalState } from '../store/global-state.ts';

/**
 * In a channel that is shared with another server most places of plugins stay empty, unless the administrator opened
 * them (contract: webapp §6).
 */
export function pluginsAreHiddenIn(
  state: GlobalState,
  channel: Pick<Channel, 'shared'> | undefined,
): boolean {
  const config: Readonly<Record<string, string | undefined>> = state.entities.general.config;
  return channel?.shared === true && config.FeatureFlagEnableSharedChannelsPlugins !== 'true';
}
