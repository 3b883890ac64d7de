import type { Team } from '@mattermost/types/teams';
import {
  getDefaultChannelForTeams,
  getMyFirstChannelForTeams,
} from 'mattermost-redux/selectors/entities/channels';
import { Link, Redirect } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { MessageScreen } from '../elements/message-screen.tsx';
import { lastPlace } from './last-place.ts';

/** `/<team>` alone goes to a channel; anything else that is not there may have been the page of a plugin. */
export function NoSuchPage({ team, path }: { team: Team; path: string }) {
  const fallback = useAppSelector(
    (state) => (getDefaultChannelForTeams(state)[team.id] ?? getMyFirstChannelForTeams(state)[team.id])?.name,
  );
  if (path === '') {
    const target = lastPlace.channel(team.id) ?? `channels/${fallback ?? 'town-square'}`;
    return <Redirect to={`/${team.name}/${target}`} />;
  }
  return (
    <main className="center-channel">
      <MessageScreen icon="power-plug-outline" title={<Text id="notFound.title" />}>
        <p>
          <Text id="notFound.plugin" />
        </p>
        <Link className="btn btn-primary" to={`/${team.name}`}>
          <Text id="notFound.back" />
        </Link>
      </MessageScreen>
    </main>
  );
}
