import type { Channel } from '@mattermost/types/channels';
import { getChannelByName, getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { getDirectChannelName } from 'mattermost-redux/utils/channel_utils';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { openDirectChannel } from '../../actions/channels.ts';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface ProfileCallButtonProps {
  userId: string;
  hide(): void;
}

/** The first call button of a plugin, for a conversation with this person (contract: registry registerCallButtonAction). */
export function ProfileCallButton({ userId, hide }: ProfileCallButtonProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const services = useContext(AppContext);
  const entry = useAppSelector((state) => state.plugins.components.CallButton[0]);
  const direct = useAppSelector((state) =>
    getChannelByName(state, getDirectChannelName(getCurrentUserId(state), userId)),
  );
  const member = useAppSelector((state) =>
    direct === undefined ? undefined : getMyChannelMembership(state, direct.id),
  );
  if (entry === undefined) {
    return null;
  }
  const call = async () => {
    const { data } = direct === undefined ? await dispatch(openDirectChannel(userId)) : { data: direct };
    if (data !== undefined) {
      const action = entry.action as (channel: Channel, member: unknown) => unknown;
      void callPlugin(services, entry.pluginId, 'CallButton', () => action(data, member));
      hide();
    }
  };
  return (
    <PluggableErrorBoundary pluginId={entry.pluginId} location="CallButton" shape="icon">
      <button
        type="button"
        className="icon-button"
        data-plugin-id={entry.pluginId}
        aria-label={text('profile.call')}
        onClick={() => void call()}
      >
        {entry.icon as ReactNode}
      </button>
    </PluggableErrorBoundary>
  );
}
