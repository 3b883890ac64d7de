import type { FileInfo } from '@mattermost/types/files';
import type { UnknownAction } from 'redux';

export const SET_DRAFT = 'PATCHBAY_SET_DRAFT';
export const DRAFTS_LOADED = 'PATCHBAY_DRAFTS_LOADED';
/** How plugins of Mattermost change a draft: `draft_<channel id>` or `comment_draft_<root id>` (contract: webapp §9). */
const SET_GLOBAL_ITEM = 'SET_GLOBAL_ITEM';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

/** What is typed and not yet sent; the fields are Mattermost's, for plugins get it (contract: registry PostEditorAction). */
export interface PostDraft {
  message: string;
  fileInfos: readonly FileInfo[];
  uploadsInProgress: readonly string[];
  channelId: string;
  /** '' outside threads. */
  rootId: string;
  createAt: number;
  updateAt: number;
  props?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

/** Where a draft is: a channel, or a thread in it. */
export interface DraftPlace {
  channelId: string;
  rootId: string;
}

export type DraftsState = Readonly<Record<string, PostDraft>>;

export const draftKey = ({ channelId, rootId }: DraftPlace): string => rootId || channelId;

export const emptyDraft = ({ channelId, rootId }: DraftPlace): PostDraft => ({
  message: '',
  fileInfos: [],
  uploadsInProgress: [],
  channelId,
  rootId,
  createAt: 0,
  updateAt: 0,
});

export const isEmptyDraft = (draft: Pick<PostDraft, 'message' | 'fileInfos'> | undefined): boolean =>
  draft === undefined || (draft.message === '' && draft.fileInfos.length === 0);

/** What is typed and not yet sent, by channel id, or by root id for a thread. Empty ones are not there. */
export function drafts(state: DraftsState | undefined = {}, action: UnknownAction): DraftsState {
  switch (action.type) {
    case SET_DRAFT:
      return withDraft(state, String(action.key), action.draft as PostDraft | undefined);
    case DRAFTS_LOADED:
      return { ...(action.drafts as DraftsState), ...state };
    case SET_GLOBAL_ITEM:
      return fromPlugin(state, action.data as GlobalItem | undefined);
    case LOGOUT_SUCCESS:
      return {};
    default:
      return state;
  }
}

function withDraft(state: DraftsState, key: string, draft: PostDraft | undefined): DraftsState {
  if (draft !== undefined && !isEmptyDraft(draft)) {
    return { ...state, [key]: draft };
  }
  if (!Object.hasOwn(state, key)) {
    return state;
  }
  const { [key]: _gone, ...rest } = state;
  return rest;
}

interface GlobalItem {
  name?: unknown;
  value?: Partial<PostDraft> | null;
}

function fromPlugin(state: DraftsState, item: GlobalItem | undefined): DraftsState {
  const [, comment, key] = /^(comment_)?draft_(.+)$/.exec(String(item?.name ?? '')) ?? [];
  if (key === undefined) {
    return state;
  }
  const place = { channelId: comment === undefined ? key : '', rootId: comment === undefined ? '' : key };
  const value = item?.value ?? {};
  return withDraft(state, key, {
    ...(state[key] ?? emptyDraft(place)),
    message: typeof value.message === 'string' ? value.message : '',
    fileInfos: Array.isArray(value.fileInfos) ? value.fileInfos : [],
    updateAt: Date.now(),
  });
}

export const setDraft = (key: string, draft: PostDraft | undefined) => ({ type: SET_DRAFT, key, draft });

/** Those that this browser has kept; what was typed since the page was opened stays. */
export const draftsLoaded = (loaded: DraftsState) => ({ type: DRAFTS_LOADED, drafts: loaded });
