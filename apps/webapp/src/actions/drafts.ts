import type { FileInfo } from '@mattermost/types/files';
import type { AppThunk } from '../store/store.ts';
import { draftKey, emptyDraft, setDraft } from '../store/views/drafts.ts';
import type { DraftPlace, PostDraft } from '../store/views/drafts.ts';

/** Changes what is typed at a place; one that becomes empty is gone. */
export function updateDraft(
  place: DraftPlace,
  change: (draft: PostDraft) => Partial<PostDraft>,
): AppThunk<void> {
  return (dispatch, getState) => {
    const key = draftKey(place);
    const before = getState().views.drafts[key] ?? emptyDraft(place);
    const now = Date.now();
    const next = { ...before, ...change(before), updateAt: now, createAt: before.createAt || now };
    dispatch(setDraft(key, next));
  };
}

export const typeDraft = (place: DraftPlace, message: string): AppThunk<void> =>
  updateDraft(place, () => ({ message }));

export const addDraftFile = (place: DraftPlace, file: FileInfo): AppThunk<void> =>
  updateDraft(place, ({ fileInfos }) => ({ fileInfos: [...fileInfos, file] }));

export const removeDraftFile = (place: DraftPlace, fileId: string): AppThunk<void> =>
  updateDraft(place, ({ fileInfos }) => ({ fileInfos: fileInfos.filter(({ id }) => id !== fileId) }));

export const clearDraft = (place: DraftPlace): AppThunk<void> => {
  return (dispatch) => {
    dispatch(setDraft(draftKey(place), undefined));
  };
};

/** Puts back what could not be sent, in front of what was typed meanwhile. */
export const restoreDraft = (place: DraftPlace, unsent: PostDraft): AppThunk<void> =>
  updateDraft(place, ({ message, fileInfos }) => ({
    message: message === '' ? unsent.message : `${unsent.message}\n${message}`,
    fileInfos: [...unsent.fileInfos, ...fileInfos],
  }));
