import type { GlobalState } from '../../store/global-state.ts';
import { isEmptyDraft } from '../../store/views/drafts.ts';

/** Whether something is typed for the channel, or its files are waiting, and it is not sent yet. */
export const hasDraft = (state: GlobalState, channelId: string): boolean =>
  !isEmptyDraft(state.views.drafts[channelId]);
