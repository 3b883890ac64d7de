import type { ChannelCategory } from '@mattermost/types/channel_categories';
import { ChannelCategoryTypes } from 'mattermost-redux/action_types';
import { fetchMyCategories, receivedCategoryOrder } from 'mattermost-redux/actions/channel_categories';
import { parsed, text } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';

/** Those of a team that was not looked at yet are fetched when it is. */
const reload: Handler =
  ({ broadcast }) =>
  (dispatch, getState) => {
    const { orderByTeam } = getState().entities.channelCategories;
    const teamId = text(broadcast.team_id);
    for (const id of teamId === '' ? Object.keys(orderByTeam) : [teamId]) {
      if (orderByTeam[id] !== undefined) {
        void dispatch(fetchMyCategories(id));
      }
    }
  };

/** The event of a change by preference names neither team nor categories (contract: management §10). */
const updated: Handler = (message) => (dispatch) => {
  const { updatedCategories } = message.data;
  if (updatedCategories === undefined) {
    dispatch(reload(message));
    return;
  }
  const data = parsed<ChannelCategory[]>(updatedCategories);
  dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORIES, data });
};

/** An order may name a category whose own event is still being looked into; then all are fetched anew. */
const orderUpdated: Handler = (message) => (dispatch, getState) => {
  const order = Array.isArray(message.data.order) ? (message.data.order as string[]) : [];
  const { byId } = getState().entities.channelCategories;
  if (order.some((id) => byId[id] === undefined)) {
    dispatch(reload(message));
  } else {
    dispatch(receivedCategoryOrder(text(message.broadcast.team_id), order));
  }
};

export const categoryEvents: Handlers = {
  sidebar_category_created: reload,
  sidebar_category_updated: updated,
  sidebar_category_deleted: reload,
  sidebar_category_order_updated: orderUpdated,
};
