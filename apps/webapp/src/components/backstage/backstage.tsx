import type { Team } from '@mattermost/types/teams';
import { Redirect, Route, Switch, useLocation, useParams } from 'react-router-dom';
import { useAppSelector } from '../../store/hooks.ts';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { NoTeam } from '../routes/no-team.tsx';
import { useTeam } from '../routes/use-team.ts';
import { hasIntegrations } from './backstage-access.ts';
import { BackstageNavigation } from './backstage-navigation.tsx';
import { EmojiPage } from './emoji/emoji-page.tsx';
import { IntegrationPage } from './integration-page.tsx';
import { IntegrationsIndex } from './integrations-index.tsx';
import { allKinds } from './kinds/all-kinds.ts';

/** What is behind the chat of a team: its integrations and the emoji of the site. */
export function Backstage() {
  const { team: teamName } = useParams<{ team: string }>();
  const { team, isLoaded, error } = useTeam(teamName);
  if (team === undefined || error !== undefined) {
    return <NoTeam error={error} />;
  }
  return isLoaded ? <BackstageOf team={team} /> : <LoadingScreen />;
}

function BackstageOf({ team }: { team: Team }) {
  const { pathname } = useLocation();
  const isOffered = useAppSelector((state) => hasIntegrations(state, team.id));
  return (
    <div className="backstage backstage-body">
      <BackstageNavigation team={team} />
      <main className="backstage__main backstage-content">
        <FaultBoundary place="backstage" says="fault.page" of={pathname}>
          <Switch>
            <Route path="/:team/emoji">
              <EmojiPage team={team} />
            </Route>
            {allKinds.map((kind) => (
              <Route key={kind.name} path={`/:team/integrations/${kind.name}/:action(add)?`}>
                <IntegrationPage key={`${team.id} ${kind.name}`} team={team} kind={kind} />
              </Route>
            ))}
            <Route exact path="/:team/integrations">
              <IntegrationsIndex team={team} isOffered={isOffered} />
            </Route>
            <Redirect to={`/${team.name}/integrations`} />
          </Switch>
        </FaultBoundary>
      </main>
      <Pluggable pluggableName="Root" />
    </div>
  );
}
