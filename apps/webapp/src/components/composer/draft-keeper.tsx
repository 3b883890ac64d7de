import { useEffect } from 'react';
import { useStore } from 'react-redux';
import { loadSyncedDrafts, syncDraft } from '../../actions/synced-drafts.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { AppStore } from '../../store/store.ts';
import { draftsLoaded } from '../../store/views/drafts.ts';
import type { DraftsState } from '../../store/views/drafts.ts';
import { readDrafts, writeDrafts } from './stored-drafts.ts';

const WRITE_AFTER_MS = 300;
const SYNC_AFTER_MS = 1_000;

/** Keeps drafts in this browser and on the server while somebody is logged in; draws nothing. */
export function DraftKeeper() {
  const store = useStore() as unknown as AppStore;
  const dispatch = useAppDispatch();
  const userId = useAppSelector((state) => state.entities.users.currentUserId);
  const teamId = useAppSelector((state) => state.entities.teams.currentTeamId);

  useEffect(() => {
    dispatch(draftsLoaded(readDrafts(window.localStorage, userId)));
    let before = store.getState().views.drafts;
    let writing: ReturnType<typeof setTimeout> | undefined;
    /** What is to be told to the server of the place of a draft, a moment after the last letter. */
    const syncing = new Map<string, { timer: ReturnType<typeof setTimeout>; sync(): void }>();

    const write = () => {
      clearTimeout(writing);
      writing = undefined;
      writeDrafts(window.localStorage, userId, before);
    };
    const changed = () => {
      const state = store.getState();
      const now = state.views.drafts;
      if (now === before || state.entities.users.currentUserId !== userId) {
        return;
      }
      for (const key of changedKeys(before, now)) {
        const { channelId, rootId } = now[key] ?? before[key] ?? { channelId: '', rootId: '' };
        clearTimeout(syncing.get(key)?.timer);
        const sync = () => {
          syncing.delete(key);
          void dispatch(syncDraft({ channelId, rootId }));
        };
        if (channelId !== '') {
          syncing.set(key, { timer: setTimeout(sync, SYNC_AFTER_MS), sync });
        }
      }
      before = now;
      writing ??= setTimeout(write, WRITE_AFTER_MS);
    };

    /** Whoever empties a draft and leaves at once would find it again, for the server has it still. */
    const leave = () => {
      if (writing !== undefined) {
        write();
      }
      for (const { timer, sync } of [...syncing.values()]) {
        clearTimeout(timer);
        if (store.getState().entities.users.currentUserId === userId) {
          sync();
        }
      }
      syncing.clear();
    };
    const leaveHidden = () => document.hidden && leave();

    const unsubscribe = store.subscribe(changed);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leaveHidden);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leaveHidden);
      leave();
    };
  }, [dispatch, store, userId]);

  useEffect(() => {
    if (teamId !== '') {
      void dispatch(loadSyncedDrafts(teamId));
    }
  }, [dispatch, teamId]);

  return null;
}

const changedKeys = (before: DraftsState, now: DraftsState): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((key) => before[key] !== now[key]);
