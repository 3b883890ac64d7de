import type { Post } from '@mattermost/types/posts';
import { postDeleted, receivedPost } from 'mattermost-redux/actions/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { receivePost } from '../../actions/receive-post.ts';
import { parsed, text } from './handler.ts';
import type { Handlers } from './handler.ts';

export const postEvents: Handlers = {
  posted: ({ data }) => receivePost(parsed<Post>(data.post), text(data.mentions), text(data.team_id)),
  ephemeral_message: ({ data }) => receivePost(parsed<Post>(data.post), '', ''),
  post_edited:
    ({ data }) =>
    (dispatch, getState) => {
      dispatch(receivedPost(parsed<Post>(data.post), isCollapsedThreadsEnabled(getState())));
    },
  post_deleted:
    ({ data }) =>
    (dispatch) => {
      dispatch(postDeleted(parsed<Post>(data.post)));
    },
};
