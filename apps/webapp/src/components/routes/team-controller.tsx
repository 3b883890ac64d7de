import { TeamTypes } from 'mattermost-redux/action_types';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { useEffect, useState } from 'react';
import { Route, Switch, useParams } from 'react-router-dom';
import { loadTeamChannels } from '../../actions/channels.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { LoadingScreen } from '../common/loading-screen.tsx';
import { MessageScreen } from '../common/message-screen.tsx';
import { ModalController } from '../dialog/modal-controller.tsx';
import { RightHandSidebar } from '../rhs/right-hand-sidebar.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { TeamRail } from '../sidebar/team-rail.tsx';
import { CenterRoutes } from './center-routes.tsx';
import { NeedsTeamRoutes } from './needs-team-routes.tsx';

/** One team on screen: its sidebar, what is in the middle, and the right-hand side. */
export function TeamController() {
  const { team: teamName } = useParams<{ team: string }>();
  const dispatch = useAppDispatch();
  const team = useAppSelector(getMyTeams).find(({ name }) => name === teamName);
  const isDrawerOpen = useAppSelector((state) => state.views.browser.isSidebarOpen);
  const [loadedFor, setLoadedFor] = useState('');
  const [error, setError] = useState<ActionError>();
  const teamId = team?.id ?? '';

  useEffect(() => {
    if (teamId === '') {
      return;
    }
    dispatch({ type: TeamTypes.SELECT_TEAM, data: teamId });
    void dispatch(loadTeamChannels(teamId)).then((result) => {
      setError(result.error);
      setLoadedFor(teamId);
    });
  }, [dispatch, teamId]);

  if (team === undefined || error !== undefined) {
    return (
      <MessageScreen icon="alert-outline" title={<Text id={error ? 'session.failed' : 'notFound.title'} />}>
        <p>{error?.message ?? <Text id="notFound.team" />}</p>
        <a className="btn btn-primary" href="/">
          <Text id="notFound.back" />
        </a>
      </MessageScreen>
    );
  }
  if (loadedFor !== team.id) {
    return <LoadingScreen />;
  }
  return (
    <div className={`app-grid ${isDrawerOpen ? 'app-grid--drawer-open' : ''}`}>
      <TeamRail />
      <Sidebar team={team} />
      <div className="drawer-scrim" onClick={() => dispatch(setSidebarOpen(false))} />
      <Switch>
        <Route path="/:team/channels/:name">
          <CenterRoutes team={team} />
        </Route>
        <Route path="/:team/messages/:name">
          <CenterRoutes team={team} />
        </Route>
        <Route>
          <NeedsTeamRoutes team={team} />
        </Route>
      </Switch>
      <RightHandSidebar />
      <ModalController />
    </div>
  );
}
