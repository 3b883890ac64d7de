import { useSortable, SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { setCategoryCollapsed } from 'mattermost-redux/actions/channel_categories';
import { memo, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { CategoryMenu } from './category-menu.tsx';
import { categoryDragId, categoryOfDragId } from './drag-ids.ts';
import { mayHold } from './may-hold.ts';
import { drawnOf, isKept } from './sidebar-categories.ts';
import type { SidebarCategory } from './sidebar-categories.ts';
import { SidebarChannel } from './sidebar-channel.tsx';
import { useCategoryName } from './use-category-name.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

interface CategoryProps {
  entry: SidebarCategory;
  team: Team;
  /** The drag id of what is being moved. */
  isBeingSorted?: string;
}

/** A heading that folds what is below it; one that is folded still shows what is unread. */
export const Category = memo(function Category({ entry, team, isBeingSorted }: CategoryProps) {
  const { category } = entry;
  const dispatch = useAppDispatch();
  const name = useCategoryName(category);
  const channels = useAppSelector((state) => drawnOf(state, entry), shallowEqual);
  const ids = useMemo(() => channels.map(({ id }) => id), [channels]);
  const dragged = useAppSelector((state) => state.entities.channels.channels[isBeingSorted ?? '']);
  const canMove = isKept(category);
  const sortable = useSortable({ id: categoryDragId(category.id), disabled: !canMove });
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
    isOver,
  } = sortable;
  const isTarget = isOver && dragged !== undefined && mayHold(category, dragged);
  const movesCategories = isBeingSorted !== undefined && categoryOfDragId(isBeingSorted) !== undefined;
  // The heading of favourites with nothing under it says nothing.
  if (category.type === 'favorites' && entry.channels.length === 0) {
    return null;
  }
  const classes = ['SidebarChannelGroup', isDragging ? 'isDragging' : '', isTarget ? 'isTarget' : ''];
  const fold = () => void dispatch(setCategoryCollapsed(category.id, !category.collapsed));
  return (
    <section
      ref={setNodeRef}
      style={{ transform: movesCategories ? CSS.Translate.toString(transform) : undefined, transition }}
      className={classes.filter(Boolean).join(' ')}
      data-testid={`category-${category.type}`}
    >
      <div className="SidebarChannelGroupHeader">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...listeners}
          className="SidebarChannelGroupHeader_groupButton"
          aria-expanded={!category.collapsed}
          aria-describedby={attributes['aria-describedby']}
          onClick={canMove ? fold : undefined}
        >
          <Icon name={category.collapsed ? 'chevron-right' : 'chevron-down'} />
          <span className="SidebarChannelGroupHeader_text">{name}</span>
          {category.muted && <Icon name="bell-off-outline" />}
        </button>
        {canMove && <CategoryMenu category={category} name={name} team={team} />}
      </div>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul className="SidebarChannelGroup_content">
          {channels.map((channel) => (
            <SortableChannel key={channel.id} channel={channel} team={team} canMove={canMove} />
          ))}
        </ul>
      </SortableContext>
      {channels.length === 0 && category.type === 'direct_messages' && !category.collapsed && (
        <p className="sidebar__empty">
          <Text id="sidebar.noDirect" />
        </p>
      )}
      {entry.channels.length === 0 && category.type === 'custom' && (
        <p className="sidebar__empty">
          <Text id="category.empty" />
        </p>
      )}
    </section>
  );
});

interface SortableChannelProps {
  channel: Channel;
  team: Team;
  canMove: boolean;
}

const SortableChannel = memo(function SortableChannel({ channel, team, canMove }: SortableChannelProps) {
  const sortable = useSortable({ id: channel.id, disabled: !canMove });
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
    isOver,
  } = sortable;
  const classes = ['SidebarChannelItem', isDragging ? 'isDragging' : '', isOver ? 'isOver' : ''];
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={classes.filter(Boolean).join(' ')}
    >
      <FaultBoundary place="sidebar row" says="fault.entry" of={channel}>
        <SidebarChannel
          channel={channel}
          team={team}
          handle={{
            ref: setActivatorNodeRef,
            attributes: { ...listeners, 'aria-describedby': attributes['aria-describedby'] },
          }}
        />
      </FaultBoundary>
    </li>
  );
});
