import type { Team } from '@mattermost/types/teams';
import { Link, useRouteMatch } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';
import { useDrafts } from './use-drafts.ts';

/** The way from the sidebar to what is not sent yet; there while there is something, and while one is there. */
export function DraftsLink({ team }: { team: Team }) {
  const count = useDrafts(team).length;
  const isCurrent = useRouteMatch('/:team/drafts') !== null;
  if (count === 0 && !isCurrent) {
    return null;
  }
  return (
    <div className="SidebarChannel SidebarDrafts">
      <Link
        id="sidebarItem_drafts"
        className={`SidebarLink ${isCurrent ? 'SidebarLink--current' : ''}`.trim()}
        to={`/${team.name}/drafts`}
        draggable={false}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <Icon name="pencil-outline" className="SidebarLink__icon" />
        <span className="SidebarLink__name">
          <Text id="drafts.title" />
        </span>{' '}
        {count > 0 && <span className="SidebarDrafts__count">{count}</span>}
      </Link>
    </div>
  );
}
