import type { CustomEmoji } from '@mattermost/types/emojis';
import type { Post } from '@mattermost/types/posts';
import type { Reaction } from '@mattermost/types/reactions';
import { ChannelTypes, EmojiTypes, PostTypes } from 'mattermost-redux/action_types';
import { receivedPost } from 'mattermost-redux/actions/posts';
import { batchFetchStatusesProfilesGroupsFromPosts } from 'mattermost-redux/actions/status_profile_polling';
import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { postDeletedHere } from '../../actions/posts.ts';
import { receivePost } from '../../actions/receive-post.ts';
import { record } from '../../rest/fields.ts';
import { soundPost } from '../../store/sound-post.ts';
import { channelIdOf, parsed, text } from './handler.ts';
import type { Handler, Handlers } from './handler.ts';
import { threadEvents } from './thread-events.ts';

/** A channel was made unread from a post on, here or in another window; the counts are those of the channel now. */
const markedUnread: Handler = (message) => (dispatch, getState) => {
  const { data, broadcast } = message;
  const channelId = channelIdOf(message);
  const member = getMyChannelMembership(getState(), channelId);
  const msgCount = Number(data.msg_count ?? 0);
  const msgCountRoot = Number(data.msg_count_root ?? 0);
  dispatch({
    type: ChannelTypes.POST_UNREAD_SUCCESS,
    data: {
      teamId: text(broadcast.team_id),
      channelId,
      msgCount,
      msgCountRoot,
      mentionCount: Number(data.mention_count ?? 0),
      mentionCountRoot: Number(data.mention_count_root ?? 0),
      urgentMentionCount: Number(data.urgent_mention_count ?? 0),
      lastViewedAt: Number(data.last_viewed_at ?? 0),
      deltaMsgs: (member?.msg_count ?? msgCount) - msgCount,
      deltaMsgsRoot: (member?.msg_count_root ?? msgCountRoot) - msgCountRoot,
    },
  });
};

const reactionChanged =
  (type: string): Handler =>
  ({ data }) =>
  (dispatch) => {
    dispatch({ type, data: parsed<Reaction>(data.reaction) });
  };

/**
 * The new form of a post that only one person sees is what its plugin sent, and most plugins leave out when it was made, by
 * whom, and in which thread.
 */
const keepOrigin = (post: Post, known: Post | undefined): Post =>
  known === undefined
    ? post
    : {
        ...post,
        create_at: post.create_at || known.create_at,
        user_id: post.user_id || known.user_id,
        root_id: post.root_id || known.root_id,
      };

/** It may come from a plugin, and from there as anything. */
const postOf = (value: unknown): Post => soundPost(record(parsed(value)) as never);

export const postEvents: Handlers = {
  posted: ({ data }) => receivePost(postOf(data.post), text(data.mentions), text(data.team_id)),
  ephemeral_message: ({ data }) => receivePost(postOf(data.post), '', ''),
  post_edited:
    ({ data }) =>
    (dispatch, getState) => {
      const edited = postOf(data.post);
      const post = keepOrigin(edited, getState().entities.posts.posts[edited.id]);
      dispatch(receivedPost(post, isCollapsedThreadsEnabled(getState())));
      dispatch(batchFetchStatusesProfilesGroupsFromPosts([post]) as never);
    },
  post_deleted: ({ data }) => postDeletedHere(postOf(data.post)),
  post_unread: markedUnread,
  reaction_added: reactionChanged(PostTypes.RECEIVED_REACTION),
  reaction_removed: reactionChanged(PostTypes.REACTION_DELETED),
  emoji_added:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: EmojiTypes.RECEIVED_CUSTOM_EMOJI, data: parsed<CustomEmoji>(data.emoji) });
    },
  ...threadEvents,
};
