import { getConfig } from 'mattermost-redux/selectors/entities/general';
import type { AppServices } from '../app-context.ts';
import { MAX_FILES, checkFiles } from '../components/upload/check-files.ts';
import { filesWillUpload } from '../components/upload/files-will-upload.ts';
import { uploadFile } from '../rest/upload-file.ts';
import type { GlobalState } from '../store/global-state.ts';
import type { AppThunk } from '../store/store.ts';
import { draftKey } from '../store/views/drafts.ts';
import type { DraftPlace } from '../store/views/drafts.ts';
import { setUpload, setUploadProblems, uploadGone } from '../store/views/uploads.ts';
import type { Upload, UploadProblem } from '../store/views/uploads.ts';
import { addDraftFile } from './drafts.ts';
import { guarded } from './guarded.ts';

const running = new Map<string, AbortController>();
let started = 0;

/** Files may be attached at all: the administrator may have said no. */
export const canUploadFiles = (state: GlobalState): boolean =>
  getConfig(state).EnableFileAttachments !== 'false';

/** Files that somebody chose, dropped or pasted: plugins are asked first, then they go up. */
export function chooseFiles(
  services: Pick<AppServices, 'webHalfFailed'>,
  place: DraftPlace,
  files: readonly File[],
): AppThunk<void> {
  return (dispatch, getState) => {
    if (files.length === 0) {
      return;
    }
    const state = getState();
    if (!canUploadFiles(state)) {
      dispatch(setUploadProblems(draftKey(place), [{ id: 'attach.disabled' }]));
      return;
    }
    const later = (more: File[]) => dispatch(startUploads(place, [...more]));
    const asked = filesWillUpload(services, state.plugins.components.FilesWillUploadHook, files, later);
    dispatch(startUploads(place, asked.files, asked.problems));
  };
}

/** Uploads what the limits of the site let through; why the rest is not is noted beside the field. */
export function startUploads(
  place: DraftPlace,
  files: readonly File[],
  before: readonly UploadProblem[] = [],
): AppThunk<void> {
  return (dispatch, getState) => {
    const key = draftKey(place);
    const state = getState();
    const there =
      (state.views.drafts[key]?.fileInfos.length ?? 0) + (state.views.uploads.running[key]?.length ?? 0);
    const { accepted, problems } = checkFiles(files, {
      maxSize: Number(getConfig(state).MaxFileSize) || Infinity,
      room: MAX_FILES - there,
    });
    dispatch(setUploadProblems(key, [...before, ...problems]));
    for (const file of accepted) {
      void dispatch(upload(place, file));
    }
  };
}

function upload(place: DraftPlace, file: File): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const key = draftKey(place);
    const stop = new AbortController();
    started += 1;
    const clientId = `${Date.now()}-${started}`;
    const { name, type, size } = file;
    const shown: Upload = { clientId, name, type, size, fraction: 0 };
    running.set(clientId, stop);
    dispatch(setUpload(key, shown));
    const { data, error } = await dispatch(
      guarded(() =>
        uploadFile({
          file,
          clientId,
          channelId: place.channelId,
          onProgress: (fraction) => {
            if (running.has(clientId)) {
              dispatch(setUpload(key, { ...shown, fraction }));
            }
          },
          signal: stop.signal,
        }),
      ),
    );
    const wasCancelled = stop.signal.aborted;
    running.delete(clientId);
    dispatch(uploadGone(key, clientId));
    if (wasCancelled) {
      return;
    }
    if (error === undefined) {
      dispatch(addDraftFile(place, data));
      return;
    }
    const before = getState().views.uploads.problems[key] ?? [];
    const problem: UploadProblem =
      error.statusCode === 0
        ? { id: 'attach.failed', values: { name } }
        : { id: 'attach.refused', values: { name, reason: error.message } };
    dispatch(setUploadProblems(key, [...before, problem]));
  };
}

export function cancelUpload(place: DraftPlace, clientId: string): AppThunk<void> {
  return (dispatch) => {
    running.get(clientId)?.abort();
    running.delete(clientId);
    dispatch(uploadGone(draftKey(place), clientId));
  };
}
