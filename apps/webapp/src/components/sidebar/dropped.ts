import { ChannelCategoryTypes } from 'mattermost-redux/action_types';
import { moveCategory, moveChannelToCategory } from 'mattermost-redux/actions/channel_categories';
import type { AppThunk } from '../../store/store.ts';
import { categoryOfDragId } from './drag-ids.ts';
import { mayHold } from './may-hold.ts';
import { sidebarOf } from './sidebar-categories.ts';

/** Something was put down over something else: a category over a category, or a channel over either. */
export function dropped(teamId: string, activeId: string, overId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const movedCategory = categoryOfDragId(activeId);
    if (movedCategory !== undefined) {
      const order = sidebarOf(getState(), teamId).map(({ category }) => category.id);
      const index = order.indexOf(categoryOfDragId(overId) ?? '');
      if (index >= 0 && index !== order.indexOf(movedCategory)) {
        void dispatch(moveCategory(teamId, movedCategory, index));
      }
      return;
    }
    dispatch(channelDropped(teamId, activeId, overId));
  };
}

function channelDropped(teamId: string, channelId: string, overId: string): AppThunk<void> {
  return (dispatch, getState) => {
    const sidebar = sidebarOf(getState(), teamId);
    const overCategory = categoryOfDragId(overId);
    const channel = getState().entities.channels.channels[channelId];
    const target = sidebar.find(({ category, channels }) =>
      overCategory === undefined ? channels.some(({ id }) => id === overId) : category.id === overCategory,
    );
    if (target === undefined || channel === undefined || channelId === overId) {
      return;
    }
    const { category } = target;
    const drawn = target.channels.map(({ id }) => id);
    const isFromHere = drawn.includes(channelId);
    if (!mayHold(category, channel) || (isFromHere && overCategory !== undefined)) {
      return;
    }
    const isUp = isFromHere && drawn.indexOf(channelId) > drawn.indexOf(overId);
    const others = drawn.filter((id) => id !== channelId);
    const place = overCategory === undefined ? others.indexOf(overId) : 0;
    const index = isFromHere && !isUp ? place + 1 : place;
    if (category.sorting === '') {
      // It was drawn by name; from now on it is as the person puts it, so what they saw is where it begins.
      const hidden = category.channel_ids.filter((id) => !drawn.includes(id) && id !== channelId);
      const seen = { ...category, channel_ids: [...drawn, ...hidden] };
      dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORY, data: seen });
      void dispatch(moveChannelToCategory(category.id, channelId, index));
      return;
    }
    const before = others[index];
    const kept = category.channel_ids.filter((id) => id !== channelId);
    const newIndex = before === undefined ? kept.length : kept.indexOf(before);
    void dispatch(moveChannelToCategory(category.id, channelId, newIndex));
  };
}
