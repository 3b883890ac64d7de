import type { UnknownAction } from 'redux';

export const SET_DRAFT = 'PATCHBAY_SET_DRAFT';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

type DraftsState = Readonly<Record<string, string>>;

/** What is typed and not yet sent, by channel id, or by root id for a thread. */
export function drafts(state: DraftsState | undefined = {}, action: UnknownAction): DraftsState {
  switch (action.type) {
    case SET_DRAFT:
      return { ...state, [String(action.key)]: String(action.text) };
    case LOGOUT_SUCCESS:
      return {};
    default:
      return state;
  }
}

export const setDraft = (key: string, text: string) => ({ type: SET_DRAFT, key, text });
