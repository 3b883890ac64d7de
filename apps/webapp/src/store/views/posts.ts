import type { UnknownAction } from 'redux';

export const TOGGLE_EDITING_POST = 'TOGGLE_EDITING_POST';
const SET_EDITED_TEXT = 'PATCHBAY_SET_EDITED_TEXT';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

/** The post that is being edited, and in which of the two places where it is on screen. */
interface EditingPost {
  postId: string;
  isRHS: boolean;
  show: boolean;
  /** What has been typed so far; `undefined` before anything was. It outlives that the post scrolls out of the page. */
  text?: string;
}

interface PostsViewState {
  editingPost: EditingPost;
}

const initialState: PostsViewState = { editingPost: { postId: '', isRHS: false, show: false } };

export function posts(
  state: PostsViewState | undefined = initialState,
  action: UnknownAction,
): PostsViewState {
  switch (action.type) {
    case TOGGLE_EDITING_POST: {
      const { postId, isRHS, show } = action.data as Partial<EditingPost>;
      return show === true && postId !== undefined
        ? { editingPost: { postId, isRHS: isRHS === true, show } }
        : initialState;
    }
    case SET_EDITED_TEXT:
      return state.editingPost.show
        ? { editingPost: { ...state.editingPost, text: String(action.text) } }
        : state;
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

/** Begins to edit a post where it is on screen, in the channel or at the right-hand side. */
export const startEditing = (postId: string, isRHS: boolean) => ({
  type: TOGGLE_EDITING_POST,
  data: { postId, isRHS, show: true },
});
export const stopEditing = () => ({ type: TOGGLE_EDITING_POST, data: { show: false } });
export const setEditedText = (text: string) => ({ type: SET_EDITED_TEXT, text });
