import { DndContext, closestCenter } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { SortableContext, arrayMove, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { Team } from '@mattermost/types/teams';
import { savePreferences } from 'mattermost-redux/actions/preferences';
import { getTeamsUnreadStatuses } from 'mattermost-redux/selectors/entities/channels';
import { haveISystemPermission } from 'mattermost-redux/selectors/entities/roles';
import { getCurrentTeamId, getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { useEffect } from 'react';
import { shallowEqual } from 'react-redux';
import { Link, NavLink } from 'react-router-dom';
import { loadOtherTeams } from '../../actions/channels.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { orderedTeams } from './ordered-teams.ts';
import { TeamIcon } from './team-icon.tsx';
import { useDragSensors } from './use-drag-sensors.ts';
import { useDragWords } from './use-drag-words.ts';

/** The teams, when there is more than one, and what plugins put below them (contract: registry registerBottomTeamSidebarComponent). */
export function TeamRail() {
  const text = useText();
  const dispatch = useAppDispatch();
  const teams = useAppSelector((state) => orderedTeams(state, getMyTeams(state)), shallowEqual);
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const mayCreate = useAppSelector((state) => haveISystemPermission(state, { permission: 'create_team' }));
  const accessibility = useDragWords();
  const sensors = useDragSensors();
  const hasOthers = teams.length > 1;
  useEffect(() => {
    if (hasOthers) {
      void dispatch(loadOtherTeams());
    }
  }, [dispatch, hasOthers]);
  if (!hasOthers) {
    return null;
  }
  const ids = teams.map(({ id }) => id);
  const drop = ({ active, over }: DragEndEvent) => {
    if (over !== null && active.id !== over.id) {
      const order = arrayMove(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
      const preference = { user_id: me, category: 'teams_order', name: '', value: order.join(',') };
      void dispatch(savePreferences(me, [preference]));
    }
  };
  return (
    <nav className="team-sidebar" aria-label={text('teams')}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={accessibility}
        onDragEnd={drop}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          {teams.map((team) => (
            <FaultBoundary key={team.id} place="team button" of={team} frame={() => null}>
              <TeamButton team={team} />
            </FaultBoundary>
          ))}
        </SortableContext>
      </DndContext>
      <Link
        id={mayCreate ? 'createTeamButton' : 'select_teamTeamButton'}
        className="team-sidebar__team team-sidebar__team--add"
        to={mayCreate ? '/create_team' : '/select_team'}
        aria-label={text(mayCreate ? 'rail.create' : 'rail.join')}
        title={text(mayCreate ? 'rail.create' : 'rail.join')}
      >
        <Icon name="plus" />
      </Link>
      <div className="team-sidebar-bottom-plugin">
        <Pluggable pluggableName="BottomTeamSidebar" />
      </div>
    </nav>
  );
}

const MANY = 99;

function TeamButton({ team }: { team: Team }) {
  const text = useText();
  const isCurrent = useAppSelector(getCurrentTeamId) === team.id;
  const isUnread = useAppSelector((state) => getTeamsUnreadStatuses(state)[0].has(team.id)) && !isCurrent;
  const mentions = useAppSelector((state) =>
    isCurrent ? 0 : (getTeamsUnreadStatuses(state)[1].get(team.id) ?? 0),
  );
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition } = useSortable({
    id: team.id,
  });
  const classes = [
    'team-sidebar__team',
    isCurrent ? 'team-sidebar__team--current' : '',
    isUnread ? 'unread' : '',
  ];
  return (
    <div
      ref={setNodeRef}
      className="team-container"
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <NavLink
        innerRef={setActivatorNodeRef}
        {...listeners}
        id={`${team.name}TeamButton`}
        to={`/${team.name}`}
        draggable={false}
        className={classes.filter(Boolean).join(' ')}
        aria-describedby={attributes['aria-describedby']}
        aria-label={
          mentions > 0 || isUnread
            ? text('rail.unread', { name: team.display_name, mentions })
            : team.display_name
        }
        title={team.display_name}
      >
        <TeamIcon team={team} />
      </NavLink>
      {mentions > 0 ? (
        <span className="badge team-sidebar__badge">{mentions > MANY ? `${MANY}+` : mentions}</span>
      ) : (
        isUnread && <span className="team-sidebar__unread" />
      )}
    </div>
  );
}
