import type { Team } from '@mattermost/types/teams';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { useEffect } from 'react';
import { useParams, useRouteMatch } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { ChannelView } from '../channel/channel-view.tsx';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { MessageScreen } from '../elements/message-screen.tsx';
import { lastPlace } from './last-place.ts';
import { usePlace } from './use-place.ts';

/** The channel that the address names becomes the current one. */
export function CenterRoutes({ team }: { team: Team }) {
  const { name } = useParams<{ name: string }>();
  const isDirect = useRouteMatch('/:team/messages/:name') !== null;
  const dispatch = useAppDispatch();
  const { channel, isMissing } = usePlace(team, isDirect, name);
  const channelId = channel?.id;

  useEffect(() => {
    if (channelId !== undefined) {
      dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: channelId });
      dispatch(setSidebarOpen(false));
      lastPlace.remember(team.name, team.id, `${isDirect ? 'messages' : 'channels'}/${name}`);
    }
  }, [channelId, dispatch, isDirect, name, team.id, team.name]);

  if (channel === undefined && !isMissing) {
    return (
      <main className="center-channel">
        <LoadingScreen />
      </main>
    );
  }
  if (channel === undefined) {
    return (
      <main className="center-channel">
        <MessageScreen icon="globe" title={<Text id="notFound.channelTitle" />}>
          <p>
            <Text id="notFound.channel" values={{ name }} />
          </p>
          <a className="btn btn-primary" href={`/${team.name}/channels/town-square`}>
            <Text id="notFound.back" />
          </a>
        </MessageScreen>
      </main>
    );
  }
  return <ChannelView key={channel.id} channel={channel} />;
}
