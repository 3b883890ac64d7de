import { Client4 } from 'mattermost-redux/client';
import { useEffect, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import type { Found } from './targets.ts';

const TYPING_PAUSE_MS = 150;
const nothing: Found = { channels: [], people: [] };

/** Asks the server once the person stops typing; what comes when they have gone on is dropped. */
export function useFound(teamId: string, term: string): Found {
  const dispatch = useAppDispatch();
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    const wanted = term.trim().replace(/^[@~]/, '');
    if (wanted === '') {
      setFound(nothing);
      return undefined;
    }
    let isWanted = true;
    const ask = async () => {
      const [channels, people] = await Promise.all([
        dispatch(guarded(() => Client4.autocompleteChannels(teamId, wanted))),
        dispatch(guarded(() => Client4.autocompleteUsers(wanted, '', ''))),
      ]);
      if (isWanted) {
        setFound({ channels: channels.data ?? [], people: people.data?.users ?? [] });
      }
    };
    const timer = window.setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [dispatch, teamId, term]);
  return found;
}
