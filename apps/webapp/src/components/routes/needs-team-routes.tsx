import type { Team } from '@mattermost/types/teams';
import {
  getDefaultChannelForTeams,
  getMyFirstChannelForTeams,
} from 'mattermost-redux/selectors/entities/channels';
import { Redirect, useLocation } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { MessageScreen } from '../common/message-screen.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { entryOfRoute } from './entry-of-route.ts';
import { lastPlace } from './last-place.ts';

/** `/<team>/<plugin id>/<route>`: a page of a plugin; `/<team>` alone goes to a channel. */
export function NeedsTeamRoutes({ team }: { team: Team }) {
  const { pathname } = useLocation();
  const path = pathname.slice(`/${team.name}`.length).replace(/^\/+|\/+$/g, '');
  const entries = useAppSelector((state) => state.plugins.components.NeedsTeamComponent);
  const fallback = useAppSelector(
    (state) => (getDefaultChannelForTeams(state)[team.id] ?? getMyFirstChannelForTeams(state)[team.id])?.name,
  );
  const entry = entryOfRoute(entries, path);
  if (entry !== undefined) {
    return (
      <main className="center-channel plugin-page">
        <Pluggable pluggableName="NeedsTeamComponent" pluggableId={entry.id} css={{ gridArea: 'center' }} />
      </main>
    );
  }
  const target =
    path === '' ? (lastPlace.channel(team.id) ?? `channels/${fallback ?? 'town-square'}`) : undefined;
  return target === undefined ? (
    <MessageScreen icon="power-plug-outline" title={<Text id="notFound.title" />}>
      <p>
        <Text id="notFound.plugin" />
      </p>
    </MessageScreen>
  ) : (
    <Redirect to={`/${team.name}/${target}`} />
  );
}
