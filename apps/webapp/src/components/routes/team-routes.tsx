import type { Team } from '@mattermost/types/teams';
import { lazy, Suspense } from 'react';
import { Route, Switch, useLocation } from 'react-router-dom';
import { useAppSelector } from '../../store/hooks.ts';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { Permalink } from '../post/permalink.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { CenterRoutes } from './center-routes.tsx';
import { entryOfRoute } from './entry-of-route.ts';
import { literalPath } from './literal-path.ts';
import { NoSuchPage } from './no-such-page.tsx';

const DraftsPage = lazy(() => import('../drafts/drafts-page.tsx'));
const ThreadsPage = lazy(() => import('../threads/threads-page.tsx'));

/**
 * The middle of a team. Pages of plugins (`/<team>/<plugin id>/<route>`) come before channels (contract: webapp §6).
 * What plugins hang on the channels as a whole stays as it is while one goes from channel to channel.
 */
export function TeamRoutes({ team }: { team: Team }) {
  const { pathname } = useLocation();
  const path = pathname.slice(`/${team.name}`.length).replace(/^\/+|\/+$/g, '');
  const page = useAppSelector((state) => entryOfRoute(state.plugins.components.NeedsTeamComponent, path));
  if (page !== undefined) {
    return (
      <main className="center-channel plugin-page">
        <Route path={`/:team/${literalPath(String(page.route))}`}>
          <Pluggable pluggableName="NeedsTeamComponent" pluggableId={page.id} css={{ gridArea: 'center' }} />
        </Route>
      </main>
    );
  }
  return (
    <>
      <FaultBoundary
        place="page of a team"
        says="fault.page"
        of={pathname}
        frame={(line) => <main className="center-channel">{line}</main>}
      >
        <Switch>
          <Route path="/:team/pl/:postId">
            <Permalink />
          </Route>
          <Route path="/:team/threads/:threadId?">
            <Suspense fallback={<LoadingScreen />}>
              <ThreadsPage team={team} />
            </Suspense>
          </Route>
          <Route exact path="/:team/drafts">
            <Suspense fallback={<LoadingScreen />}>
              <DraftsPage team={team} />
            </Suspense>
          </Route>
          <Route path="/:team/:place(channels|messages)/:name">
            <CenterRoutes team={team} />
          </Route>
          <Route>
            <NoSuchPage team={team} path={path} />
          </Route>
        </Switch>
      </FaultBoundary>
      <Pluggable pluggableName="Root" />
    </>
  );
}
