import type { Channel } from '@mattermost/types/channels';
import type { ComponentName, PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';

/** The first entry whose `matcher(state, channel)` says yes; one that throws does not match (contract: registry registerChannelIntro). */
export function useMatchingEntry(name: ComponentName, channel: Channel): PluginComponentEntry | undefined {
  const services = useContext(AppContext);
  return useAppSelector((state) =>
    (state.plugins.components[name] ?? []).find(({ pluginId, matcher }) =>
      typeof matcher === 'function'
        ? callPlugin(services, pluginId, name, () => matcher(state, channel) as unknown) === true
        : false,
    ),
  );
}
