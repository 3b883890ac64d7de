import { list, number, record, text } from '../../rest/fields.ts';
import type { DraftsState, PostDraft } from '../../store/views/drafts.ts';

const nameFor = (userId: string) => `patchbay.drafts.${userId}`;

/** What this browser has kept for a person; what cannot be read is nothing. */
export function readDrafts(storage: Storage, userId: string): DraftsState {
  try {
    const stored: unknown = JSON.parse(storage.getItem(nameFor(userId)) ?? '{}');
    return Object.fromEntries(Object.entries(record(stored)).map(([key, value]) => [key, draftOf(value)]));
  } catch {
    return {};
  }
}

/** A browser that keeps nothing, or is full, is no reason to stop typing. */
export function writeDrafts(storage: Storage, userId: string, drafts: DraftsState): void {
  try {
    if (Object.keys(drafts).length === 0) {
      storage.removeItem(nameFor(userId));
    } else {
      storage.setItem(nameFor(userId), JSON.stringify(drafts));
    }
  } catch {
    // The server may have it.
  }
}

function draftOf(value: unknown): PostDraft {
  const { message, fileInfos, channelId, rootId, createAt, updateAt } = record(value);
  return {
    message: text(message),
    fileInfos: list(fileInfos).filter((file) => text(record(file).id) !== '') as PostDraft['fileInfos'],
    uploadsInProgress: [],
    channelId: text(channelId),
    rootId: text(rootId),
    createAt: number(createAt),
    updateAt: number(updateAt),
  };
}
