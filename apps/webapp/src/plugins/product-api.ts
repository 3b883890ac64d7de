import { closeRightHandSide } from '@patchbay/registry';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { useWebSocket, useWebSocketClient, WebSocketContext } from '../socket/web-socket-context.ts';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import { selectPost } from '../store/views/rhs.ts';

/** `window.ProductApi` (contract: webapp §3). */
export const productApi = {
  useWebSocket,
  useWebSocketClient,
  WebSocketProvider: WebSocketContext,
  closeRhs: (): AppThunk<void> => (dispatch) => {
    dispatch(closeRightHandSide());
  },
  selectRhsPost:
    (postId: string): AppThunk<void> =>
    (dispatch, getState) => {
      const post = getPost(getState(), postId);
      if (post !== undefined) {
        dispatch(selectPost(post.root_id || post.id, post.channel_id));
      }
    },
  getRhsSelectedPostId: (state: GlobalState) => state.views.rhs.selectedPostId,
  getIsRhsOpen: (state: GlobalState) => state.views.rhs.isSidebarOpen,
};
