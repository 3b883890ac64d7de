import { ChannelTypes } from 'mattermost-redux/action_types';
import {
  getDefaultChannelForTeams,
  getMyFirstChannelForTeams,
} from 'mattermost-redux/selectors/entities/channels';
import { useEffect, useId, useRef } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { MessageScreen } from '../elements/message-screen.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { channelIdOfPath } from '../routes/channel-path.ts';
import { NoTeam } from '../routes/no-team.tsx';
import { useTeam } from '../routes/use-team.ts';

interface PanelParams {
  team: string;
  pluginId: string;
  channel?: string;
}

/** The panel of a plugin, its first, in a window of its own (contract: registry registerRightHandSidebarComponent). */
export function PanelPopout() {
  const { team: teamName, pluginId, channel: channelOfPath } = useParams<Record<keyof PanelParams, string>>();
  const { search } = useLocation();
  const channelName = channelOfPath ?? new URLSearchParams(search).get('channel') ?? '';
  const dispatch = useAppDispatch();
  const titleId = useId();
  const { team, isLoaded, error } = useTeam(teamName);
  const teamId = team?.id ?? '';
  const entry = useAppSelector(({ plugins }) =>
    plugins.components.RightHandSidebarComponent.find((panel) => panel.pluginId === pluginId),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const channelId = useAppSelector((state) =>
    isLoaded ? channelOfPopout(state, teamId, channelName) : undefined,
  );
  const hasChannel = useAppSelector(
    ({ entities }) => channelId === undefined || entities.channels.currentChannelId === channelId,
  );

  // The heading is what the plugin draws, and the list of web halves has no names: what is read there is the title.
  useEffect(() => {
    const name = heading.current?.textContent?.trim() || pluginId;
    document.title = team === undefined ? name : `${name} - ${team.display_name}`;
  });

  useEffect(() => {
    if (channelId !== undefined) {
      dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: channelId });
    }
  }, [channelId, dispatch]);

  if (team === undefined || error !== undefined) {
    return <NoTeam error={error} />;
  }
  if (!isLoaded || !hasChannel) {
    return <LoadingScreen />;
  }
  if (entry === undefined) {
    return (
      <MessageScreen icon="power-plug-outline" title={<Text id="notFound.title" />}>
        <p>
          <Text id="frame.popout.gone" />
        </p>
      </MessageScreen>
    );
  }
  return (
    <div className="popout">
      <main id="rhsContainer" className="sidebar--right" data-plugin-id={pluginId} aria-labelledby={titleId}>
        <header className="sidebar--right__header">
          <h1 id={titleId} ref={heading} className="sidebar--right__title">
            <PluginLabel pluginId={pluginId} location="RightHandSidebarComponent title">
              {entry.title}
            </PluginLabel>
          </h1>
        </header>
        <div className="sidebar--right__body">
          <Pluggable pluggableName="RightHandSidebarComponent" pluggableId={entry.id} />
        </div>
      </main>
      <Pluggable pluggableName="Root" />
    </div>
  );
}

/** The channel that the window was opened beside; another of the team where that one is not known any more. */
function channelOfPopout(state: GlobalState, teamId: string, name: string): string | undefined {
  const named =
    name === ''
      ? undefined
      : (channelIdOfPath(state, teamId, false, name) ?? channelIdOfPath(state, teamId, true, name));
  return named ?? (getDefaultChannelForTeams(state)[teamId] ?? getMyFirstChannelForTeams(state)[teamId])?.id;
}
