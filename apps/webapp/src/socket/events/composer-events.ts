import type { Draft } from '@mattermost/types/drafts';
import { IntegrationTypes, WebSocketTypes } from 'mattermost-redux/action_types';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import { draftDeletedElsewhere, draftReceived } from '../../actions/synced-drafts.ts';
import { channelIdOf, parsed, text } from './handler.ts';
import type { Handlers } from './handler.ts';

const TYPING_FOR_MS = 5_000;

export const composerEvents: Handlers = {
  /** Somebody writes; after a while without another word they do not any more. */
  typing: (message) => (dispatch, getState) => {
    const userId = text(message.data.user_id);
    const state = getState();
    if (userId === '' || userId === state.entities.users.currentUserId) {
      return;
    }
    const data = { id: `${channelIdOf(message)}${text(message.data.parent_id)}`, userId, now: Date.now() };
    dispatch({ type: WebSocketTypes.TYPING, data });
    void dispatch(loadMissingProfiles([userId]));
    setTimeout(
      () => dispatch({ type: WebSocketTypes.STOPPED_TYPING, data }),
      Number(getConfig(state).TimeBetweenUserTypingUpdatesMilliseconds) || TYPING_FOR_MS,
    );
  },
  /** It is shown when the trigger that it was opened with is this page's (components/interactive-dialog). */
  open_dialog:
    ({ data }) =>
    (dispatch) => {
      dispatch({ type: IntegrationTypes.RECEIVED_DIALOG, data: parsed(data.dialog) });
    },
  draft_created: draftEvent(draftReceived),
  draft_updated: draftEvent(draftReceived),
  draft_deleted: draftEvent(draftDeletedElsewhere),
};

function draftEvent(action: typeof draftReceived): Handlers[string] {
  return ({ data }) =>
    (dispatch) => {
      dispatch(action(parsed<Draft>(data.draft)));
    };
}
