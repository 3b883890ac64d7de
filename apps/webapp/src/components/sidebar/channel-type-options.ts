import type { Channel } from '@mattermost/types/channels';
import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import { shallowEqual } from 'react-redux';
import { AppContext } from '../../app-context.ts';
import type { AppServices } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';

const LOCATION = 'ChannelTypeOption';

/** What was typed, as plugins get it (contract: registry registerChannelTypeOption). */
export interface ChannelForm {
  teamId: string;
  displayName: string;
  url: string;
  purpose: string;
  type: string;
}

/** What a plugin answers when it is asked to make a channel. */
export type Made =
  | { status: 'created'; channel: Pick<Channel, 'id' | 'name'> }
  | { status: 'deferred' }
  | { status: 'error'; message: string };

/** The kinds of channel that plugins offer now; one whose `isAvailable` throws does not. */
export function useTypeOptions(): readonly PluginComponentEntry[] {
  const services = useContext(AppContext);
  return useAppSelector(
    (state) =>
      (state.plugins.components[LOCATION] ?? []).filter(
        ({ pluginId, isAvailable }) =>
          typeof isAvailable !== 'function' ||
          callPlugin(services, pluginId, LOCATION, () => isAvailable(state) as unknown) === true,
      ),
    shallowEqual,
  );
}

/** Has a plugin make the channel; whatever else it answers is an error without words. */
export async function createByPlugin(
  services: AppServices,
  { pluginId, onCreate }: PluginComponentEntry,
  form: ChannelForm,
): Promise<Made> {
  const answer: unknown = await callPlugin(services, pluginId, LOCATION, () =>
    (onCreate as (form: ChannelForm) => Promise<unknown>)(form),
  );
  const { status, channel, message } = (answer ?? {}) as Partial<
    Record<'status' | 'channel' | 'message', unknown>
  >;
  const made = channel as Partial<Channel> | undefined;
  if (status === 'created' && typeof made?.id === 'string' && typeof made.name === 'string') {
    return { status, channel: { id: made.id, name: made.name } };
  }
  if (status === 'deferred') {
    return { status };
  }
  return { status: 'error', message: typeof message === 'string' ? message : '' };
}
