import type { UnknownAction } from 'redux';
import type { MessageId } from '../../i18n/catalogue.ts';

export const SET_UPLOAD = 'PATCHBAY_SET_UPLOAD';
export const UPLOAD_GONE = 'PATCHBAY_UPLOAD_GONE';
export const SET_UPLOAD_PROBLEMS = 'PATCHBAY_SET_UPLOAD_PROBLEMS';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

/** A file on its way to the server. */
export interface Upload {
  clientId: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** 0 to 1. */
  fraction: number;
}

/** Why a file was not uploaded: a text of the catalogue, or words of the server or of a plugin. */
export type UploadProblem = { id: MessageId; values?: Record<string, string | number> } | { message: string };

interface UploadsState {
  /** By the key of the draft that they belong to. */
  running: Readonly<Record<string, readonly Upload[]>>;
  problems: Readonly<Record<string, readonly UploadProblem[]>>;
}

const initialState: UploadsState = { running: {}, problems: {} };

/** They go on while another channel is looked at. */
export function uploads(state: UploadsState | undefined = initialState, action: UnknownAction): UploadsState {
  const key = String(action.key);
  const list = state.running[key] ?? [];
  switch (action.type) {
    case SET_UPLOAD: {
      const upload = action.upload as Upload;
      const isKnown = list.some(({ clientId }) => clientId === upload.clientId);
      const next = isKnown
        ? list.map((one) => (one.clientId === upload.clientId ? upload : one))
        : [...list, upload];
      return { ...state, running: { ...state.running, [key]: next } };
    }
    case UPLOAD_GONE: {
      const next = list.filter(({ clientId }) => clientId !== action.clientId);
      return { ...state, running: { ...state.running, [key]: next } };
    }
    case SET_UPLOAD_PROBLEMS:
      return { ...state, problems: { ...state.problems, [key]: action.problems as UploadProblem[] } };
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

export const setUpload = (key: string, upload: Upload) => ({ type: SET_UPLOAD, key, upload });
export const uploadGone = (key: string, clientId: string) => ({ type: UPLOAD_GONE, key, clientId });
/** None takes them away. */
export const setUploadProblems = (key: string, problems: readonly UploadProblem[]) => ({
  type: SET_UPLOAD_PROBLEMS,
  key,
  problems,
});
