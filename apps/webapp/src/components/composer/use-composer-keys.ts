import { moveHistoryIndexBack, moveHistoryIndexForward } from 'mattermost-redux/actions/posts';
import { Posts } from 'mattermost-redux/constants';
import {
  getLatestPostToEdit,
  getLatestReplyablePostId,
  makeGetMessageInHistoryItem,
} from 'mattermost-redux/selectors/entities/posts';
import type { KeyboardEvent } from 'react';
import { useStore } from 'react-redux';
import { useAppDispatch } from '../../store/hooks.ts';
import type { AppStore } from '../../store/store.ts';
import { isEmptyDraft } from '../../store/views/drafts.ts';
import type { PostDraft } from '../../store/views/drafts.ts';
import { startEditing } from '../../store/views/posts.ts';
import { selectPost } from '../../store/views/rhs.ts';

const inChannel = makeGetMessageInHistoryItem(Posts.MESSAGE_TYPES.POST as 'post');
const inThread = makeGetMessageInHistoryItem(Posts.MESSAGE_TYPES.COMMENT as 'comment');

/**
 * Keys of the composer that are about other messages: ↑ in an empty field edits one's last, Shift+↑ answers the last
 * of all, Ctrl+↑ and Ctrl+↓ bring back what was sent before, Escape leaves the field.
 */
export function useComposerKeys(draft: PostDraft, isRHS: boolean, onChange: (message: string) => void) {
  const dispatch = useAppDispatch();
  const store = useStore() as unknown as AppStore;
  const { channelId, rootId } = draft;

  const fromHistory = async (step: -1 | 1) => {
    const sent = rootId === '' ? inChannel : inThread;
    // What is not sent yet would be lost.
    if (draft.message !== '' && draft.message !== sent(store.getState())) {
      return;
    }
    const kind = rootId === '' ? Posts.MESSAGE_TYPES.POST : Posts.MESSAGE_TYPES.COMMENT;
    await dispatch(step === -1 ? moveHistoryIndexBack(kind) : moveHistoryIndexForward(kind));
    onChange(sent(store.getState()));
  };

  /** Answers whether something was there to do. */
  const up = (event: KeyboardEvent): boolean => {
    if (event.shiftKey) {
      const postId = rootId === '' ? getLatestReplyablePostId(store.getState()) : '';
      if (postId) {
        dispatch(selectPost(postId, channelId));
      }
      return Boolean(postId);
    }
    const postId = getLatestPostToEdit(store.getState(), channelId, rootId);
    if (postId) {
      dispatch(startEditing(postId, isRHS));
    }
    return Boolean(postId);
  };

  return (event: KeyboardEvent<HTMLElement>): void => {
    const withCtrl = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const isUp = event.key === 'ArrowUp';
    if (withCtrl && (isUp || event.key === 'ArrowDown')) {
      event.preventDefault();
      void fromHistory(isUp ? -1 : 1);
    } else if (isUp && isEmptyDraft(draft) && !withCtrl && !event.altKey && up(event)) {
      event.preventDefault();
    } else if (event.key === 'Escape') {
      (event.target as HTMLElement).blur();
    }
  };
}
