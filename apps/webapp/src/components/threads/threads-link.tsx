import type { Team } from '@mattermost/types/teams';
import { getThreadCounts } from 'mattermost-redux/actions/threads';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getThreadCountsInCurrentTeam } from 'mattermost-redux/selectors/entities/threads';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useEffect } from 'react';
import { Link, useRouteMatch } from 'react-router-dom';
import { act } from '../../actions/act.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';

/** The way from the sidebar to the page of threads, with what is new there; where threads are collapsed. */
export function ThreadsLink({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const isEnabled = useAppSelector(isCollapsedThreadsEnabled);
  const me = useAppSelector(getCurrentUserId);
  const counts = useAppSelector(getThreadCountsInCurrentTeam);
  const isCurrent = useRouteMatch('/:team/threads') !== null;

  useEffect(() => {
    if (isEnabled) {
      void dispatch(act(getThreadCounts(me, team.id)));
    }
  }, [dispatch, isEnabled, me, team.id]);

  if (!isEnabled) {
    return null;
  }
  const mentions = counts?.total_unread_mentions ?? 0;
  const isUnread = (counts?.total_unread_threads ?? 0) > 0 || mentions > 0;
  const classes = [
    'SidebarLink',
    isCurrent ? 'SidebarLink--current' : '',
    isUnread && !isCurrent ? 'unread-title' : '',
  ].filter(Boolean);
  return (
    <div className="SidebarChannel SidebarGlobalThreads">
      <Link
        id="sidebarItem_threads"
        className={classes.join(' ')}
        to={`/${team.name}/threads`}
        draggable={false}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={isUnread ? text('sidebar.unread', { name: text('threads.title'), mentions }) : undefined}
      >
        <Icon name="message-text-outline" className="SidebarLink__icon" />
        <span className="SidebarLink__name">
          <Text id="threads.title" />
        </span>
        {mentions > 0 && <span className="badge">{mentions}</span>}
      </Link>
    </div>
  );
}
