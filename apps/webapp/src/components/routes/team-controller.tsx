import { useParams } from 'react-router-dom';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { DraftKeeper } from '../composer/draft-keeper.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { RightHandSidebar } from '../rhs/right-hand-sidebar.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { TeamRail } from '../sidebar/team-rail.tsx';
import { NoTeam } from './no-team.tsx';
import { TeamRoutes } from './team-routes.tsx';
import { useTeam } from './use-team.ts';

/** One team on screen: its sidebar, what is in the middle, and the right-hand side. */
export function TeamController() {
  const { team: teamName } = useParams<{ team: string }>();
  const dispatch = useAppDispatch();
  const { team, isLoaded, error } = useTeam(teamName);
  const isDrawerOpen = useAppSelector((state) => state.views.browser.isSidebarOpen);

  if (team === undefined || error !== undefined) {
    return <NoTeam error={error} />;
  }
  if (!isLoaded) {
    return <LoadingScreen />;
  }
  return (
    <div className={`app-grid ${isDrawerOpen ? 'app-grid--drawer-open' : ''}`}>
      <FaultBoundary place="team rail" frame={(line) => <nav className="team-sidebar">{line}</nav>}>
        <TeamRail />
      </FaultBoundary>
      <FaultBoundary place="sidebar" of={team} frame={(line) => <nav className="sidebar">{line}</nav>}>
        <Sidebar team={team} />
      </FaultBoundary>
      <div className="drawer-scrim" onClick={() => dispatch(setSidebarOpen(false))} />
      <TeamRoutes team={team} />
      <RightHandSidebar />
      <DraftKeeper />
    </div>
  );
}
