import type { UserThreadWithPost } from '@mattermost/types/threads';
import {
  getThread as loadThread,
  handleAllMarkedRead,
  handleAllThreadsInChannelMarkedRead,
  handleFollowChanged,
  handleReadChanged,
  handleThreadArrived,
} from 'mattermost-redux/actions/threads';
import { getThread } from 'mattermost-redux/selectors/entities/threads';
import { act } from '../../actions/act.ts';
import { channelIdOf, parsed, text } from './handler.ts';
import type { Handlers } from './handler.ts';

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** What happens to threads that the person follows (contract: management §10). */
export const threadEvents: Handlers = {
  thread_updated:
    ({ data, broadcast }) =>
    (dispatch, getState) => {
      if (data.thread !== undefined) {
        const thread = parsed<UserThreadWithPost>(data.thread);
        handleThreadArrived(
          dispatch,
          getState,
          thread,
          text(broadcast.team_id),
          data.previous_unread_replies as number | undefined,
          data.previous_unread_mentions as number | undefined,
        );
      }
    },
  thread_follow_changed:
    ({ data, broadcast }) =>
    (dispatch, getState) => {
      const threadId = text(data.thread_id);
      const teamId = text(broadcast.team_id);
      const isNew = data.state === true && count(data.reply_count) > 0 && !getThread(getState(), threadId);
      if (isNew) {
        const { currentUserId } = getState().entities.users;
        void dispatch(act(loadThread(currentUserId, teamId, threadId, true)));
      }
      handleFollowChanged(dispatch, threadId, teamId, data.state === true);
    },
  thread_read_changed: (message) => (dispatch, getState) => {
    const { data, broadcast } = message;
    const threadId = text(data.thread_id);
    const channelId = channelIdOf(message);
    const teamId = text(broadcast.team_id);
    if (threadId !== '') {
      const thread = getThread(getState(), threadId);
      const counts = {
        lastViewedAt: count(data.timestamp),
        prevUnreadMentions: thread?.unread_mentions ?? count(data.previous_unread_mentions),
        newUnreadMentions: count(data.unread_mentions),
        prevUnreadReplies: thread?.unread_replies ?? count(data.previous_unread_replies),
        newUnreadReplies: count(data.unread_replies),
      };
      dispatch(handleReadChanged(threadId, teamId, channelId, counts));
    } else if (channelId !== '') {
      dispatch(handleAllThreadsInChannelMarkedRead(channelId, count(data.timestamp)));
    } else {
      dispatch(handleAllMarkedRead(teamId));
    }
  },
};
