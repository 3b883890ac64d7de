import type { GlobalState } from '../../store/global-state.ts';

/** Whether something is typed for the channel, or its files are waiting, and it is not sent yet. */
export function hasDraft(state: GlobalState, channelId: string): boolean {
  const draft: unknown = state.views.drafts[channelId];
  return typeof draft === 'string' && draft.trim() !== '';
}
