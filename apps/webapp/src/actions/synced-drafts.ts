import type { Draft } from '@mattermost/types/drafts';
import { Preferences } from 'mattermost-redux/constants';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import { draftKey, emptyDraft, isEmptyDraft, setDraft } from '../store/views/drafts.ts';
import type { DraftPlace, PostDraft } from '../store/views/drafts.ts';
import { deleteDraft, upsertDraft } from '../rest/draft-requests.ts';
import { guarded } from './guarded.ts';

/** Drafts are kept by the server too, unless the administrator or the person does not want it. */
export const draftsAreSynced = (state: GlobalState): boolean =>
  getConfig(state).AllowSyncedDrafts === 'true' &&
  getBool(state, Preferences.CATEGORY_ADVANCED_SETTINGS, Preferences.ADVANCED_SYNC_DRAFTS, true);

const placeOf = ({ channel_id: channelId, root_id: rootId }: Draft): DraftPlace => ({ channelId, rootId });

const contentOf = (draft: PostDraft | undefined): string =>
  isEmptyDraft(draft) || draft === undefined
    ? ''
    : JSON.stringify([draft.message, draft.fileInfos.map(({ id }) => id)]);

/** What the server has, by key, as far as this page knows; so that nothing is sent that it has already. */
const onServer = new Map<string, string>();

/** A draft of another page of the same person; the newer one of two stays. */
export function draftReceived(received: Draft): AppThunk<void> {
  return (dispatch, getState) => {
    const place = placeOf(received);
    const key = draftKey(place);
    const here = getState().views.drafts[key];
    const draft: PostDraft = {
      ...emptyDraft(place),
      message: received.message,
      fileInfos: received.metadata?.files ?? [],
      createAt: received.create_at,
      updateAt: received.update_at,
    };
    onServer.set(key, contentOf(draft));
    if (here === undefined || here.updateAt < received.update_at) {
      dispatch(setDraft(key, draft));
    }
  };
}

export function draftDeletedElsewhere(deleted: Draft): AppThunk<void> {
  return (dispatch, getState) => {
    const key = draftKey(placeOf(deleted));
    onServer.delete(key);
    if ((getState().views.drafts[key]?.updateAt ?? 0) <= deleted.update_at) {
      dispatch(setDraft(key, undefined));
    }
  };
}

/** The drafts of a team and of conversations, as the server has them. */
export function loadSyncedDrafts(teamId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    if (!draftsAreSynced(getState())) {
      return;
    }
    const { data } = await dispatch(guarded(() => Client4.getUserDrafts(teamId)));
    for (const draft of (data as Draft[] | undefined) ?? []) {
      dispatch(draftReceived(draft));
    }
  };
}

/** Tells the server what a draft has become. It is no matter when that fails: this browser has it. */
export function syncDraft(place: DraftPlace): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const state = getState();
    const key = draftKey(place);
    const draft = state.views.drafts[key];
    const content = contentOf(draft);
    if (!draftsAreSynced(state) || (onServer.get(key) ?? '') === content) {
      return;
    }
    const { connectionId } = state.websocket;
    onServer.set(key, content);
    if (draft === undefined || content === '') {
      await dispatch(guarded(() => deleteDraft(place, connectionId)));
      return;
    }
    const { currentUserId } = state.entities.users;
    const body = {
      create_at: draft.createAt,
      update_at: draft.updateAt,
      delete_at: 0,
      user_id: currentUserId,
      channel_id: draft.channelId,
      root_id: draft.rootId,
      message: draft.message,
      props: {},
      file_ids: draft.fileInfos.map(({ id }) => id),
    };
    const { error } = await dispatch(guarded(() => upsertDraft(body as Draft, connectionId)));
    if (error !== undefined) {
      onServer.delete(key);
    }
  };
}
