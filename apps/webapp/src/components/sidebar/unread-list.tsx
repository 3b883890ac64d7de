import type { Team } from '@mattermost/types/teams';
import { shallowEqual } from 'react-redux';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setUnreadFilterEnabled } from '../../store/views/channel-sidebar.ts';
import { isUnread, unreadOf } from './sidebar-categories.ts';
import { SidebarChannel } from './sidebar-channel.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** Only what is unread, mentions first, and the channel that is open. */
export function UnreadList({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const channels = useAppSelector((state) => unreadOf(state, team.id), shallowEqual);
  const isAllRead = useAppSelector((state) => !channels.some(({ id }) => isUnread(state, id)));
  return (
    <section className="SidebarChannelGroup">
      <h2 className="sidebar__title">
        <Text id="sidebar.unreads" />
      </h2>
      <ul className="SidebarChannelGroup_content">
        {channels.map((channel) => (
          <li key={channel.id}>
            <FaultBoundary place="sidebar row" says="fault.entry" of={channel}>
              <SidebarChannel channel={channel} team={team} />
            </FaultBoundary>
          </li>
        ))}
      </ul>
      {isAllRead && (
        <div className="sidebar__empty">
          <p>
            <Text id="sidebar.allRead" />
          </p>
          <button
            type="button"
            className="link-button"
            onClick={() => dispatch(setUnreadFilterEnabled(false))}
          >
            <Text id="sidebar.showAll" />
          </button>
        </div>
      )}
    </section>
  );
}
