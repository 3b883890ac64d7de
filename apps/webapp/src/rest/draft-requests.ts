import type { Draft } from '@mattermost/types/drafts';
import type { DraftPlace } from '../store/views/drafts.ts';
import { send } from './request.ts';

/** `Client4` has these too, but lets go of what is not answered yet when the page is left. */
const outlivesPage = true;
const of = (connectionId: string) => ({ 'Connection-Id': connectionId });

export const upsertDraft = (draft: Draft, connectionId: string): Promise<unknown> =>
  send('drafts', { method: 'POST', body: draft, headers: of(connectionId), outlivesPage });

export function deleteDraft({ channelId, rootId }: DraftPlace, connectionId: string): Promise<unknown> {
  const drafts = `users/me/channels/${encodeURIComponent(channelId)}/drafts`;
  const path = rootId === '' ? drafts : `${drafts}/${encodeURIComponent(rootId)}`;
  return send(path, { method: 'DELETE', headers: of(connectionId), outlivesPage });
}
