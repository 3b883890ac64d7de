import type { Team } from '@mattermost/types/teams';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { DraftsLink } from '../drafts/drafts-link.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { ThreadsLink } from '../threads/threads-link.tsx';
import { AddChannelMenu } from './add-channel-menu.tsx';
import { CategoryList } from './category-list.tsx';
import { ChannelNavigator } from './channel-navigator.tsx';
import { MainMenu } from './main-menu.tsx';
import { UnreadList } from './unread-list.tsx';

/** Everything of a team that one can go to. */
export function Sidebar({ team }: { team: Team }) {
  const text = useText();
  const isFiltered = useAppSelector((state) => state.views.channelSidebar.unreadFilterEnabled);
  useShortcuts(team);
  return (
    <nav id="SidebarContainer" className="sidebar" aria-label={text('sidebar')}>
      <header className="sidebar__header">
        <FaultBoundary place="main menu" of={team}>
          <MainMenu team={team} />
        </FaultBoundary>
        <FaultBoundary place="channel menu" of={team}>
          <AddChannelMenu team={team} />
        </FaultBoundary>
      </header>
      <ChannelNavigator />
      <div className="sidebar--left__icons">
        <Pluggable pluggableName="LeftSidebarHeader" />
      </div>
      <div id="sidebar-left" className="sidebar__lists">
        <FaultBoundary place="sidebar threads" says="fault.entry" of={team}>
          <ThreadsLink team={team} />
          <DraftsLink team={team} />
        </FaultBoundary>
        <FaultBoundary place="sidebar list" of={team}>
          {isFiltered ? <UnreadList team={team} /> : <CategoryList team={team} />}
        </FaultBoundary>
      </div>
    </nav>
  );
}
