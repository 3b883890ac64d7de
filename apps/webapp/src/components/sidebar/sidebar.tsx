import type { Team } from '@mattermost/types/teams';
import { useMemo } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Pluggable } from '../plugins/pluggable.tsx';
import { AddChannelMenu } from './add-channel-menu.tsx';
import { MainMenu } from './main-menu.tsx';
import { sidebarChannels } from './sidebar-channels.ts';
import { SidebarChannel } from './sidebar-channel.tsx';

export function Sidebar({ team }: { team: Team }) {
  const text = useText();
  const state = useAppSelector(({ entities }) => entities.channels);
  const { channels, direct } = useMemo(
    () => sidebarChannels(state.channels, state.myMembers, team.id),
    [state.channels, state.myMembers, team.id],
  );
  return (
    <nav id="SidebarContainer" className="sidebar" aria-label={text('sidebar')}>
      <header className="sidebar__header">
        <MainMenu team={team} />
        <AddChannelMenu team={team} />
      </header>
      <div className="sidebar--left__icons">
        <Pluggable pluggableName="LeftSidebarHeader" />
      </div>
      <div className="sidebar__lists">
        <h2 className="sidebar__title">
          <Text id="sidebar.channels" />
        </h2>
        <ul>
          {channels.map((channel) => (
            <SidebarChannel key={channel.id} channel={channel} team={team} />
          ))}
        </ul>
        <h2 className="sidebar__title">
          <Text id="sidebar.direct" />
        </h2>
        {direct.length === 0 && (
          <p className="sidebar__empty">
            <Text id="sidebar.noDirect" />
          </p>
        )}
        <ul>
          {direct.map((channel) => (
            <SidebarChannel key={channel.id} channel={channel} team={team} />
          ))}
        </ul>
      </div>
    </nav>
  );
}
