import type { UnknownAction } from 'redux';

export const TOGGLE_EDITING_POST = 'TOGGLE_EDITING_POST';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

interface EditingPost {
  /** '' for none. */
  postId: string;
  /** It is edited where it stands in the right-hand side, and not in the channel. */
  isRHS: boolean;
  show: boolean;
}

interface PostsState {
  editingPost: EditingPost;
}

const initialState: PostsState = { editingPost: { postId: '', isRHS: false, show: false } };

/** Which post is being edited: one at a time. */
export function posts(state: PostsState | undefined = initialState, action: UnknownAction): PostsState {
  switch (action.type) {
    case TOGGLE_EDITING_POST: {
      const data = action.data as Partial<EditingPost> | undefined;
      return data?.show === true
        ? { editingPost: { postId: String(data.postId), isRHS: data.isRHS === true, show: true } }
        : initialState;
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const startEditing = (postId: string, isRHS: boolean) => ({
  type: TOGGLE_EDITING_POST,
  data: { postId, isRHS, show: true },
});

export const stopEditing = () => ({ type: TOGGLE_EDITING_POST, data: { show: false } });
