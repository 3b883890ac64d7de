import type { AutocompleteSuggestion } from '@mattermost/types/integrations';
import { useEffect, useState } from 'react';
import { suggestCommands } from '../../actions/commands.ts';
import type { CommandArguments } from '../../plugins/message-hooks.ts';
import { useAppDispatch } from '../../store/hooks.ts';

const ASK_AFTER_MS = 100;

interface Found {
  input: string;
  list: AutocompleteSuggestion[];
  selected: number;
  wasMoved: boolean;
}

const nothing: Found = { input: '', list: [], selected: 0, wasMoved: false };

/** Suggestions for the slash command that is being typed; the server knows those of plugins. */
export function useCommandSuggestions(input: string, args: CommandArguments) {
  const dispatch = useAppDispatch();
  const [found, setFound] = useState(nothing);
  const { channel_id: channelId, team_id: teamId, root_id: rootId } = args;
  const isWanted = input.startsWith('/') && !input.includes('\n');

  useEffect(() => {
    if (!isWanted) {
      setFound(nothing);
      return undefined;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      const place = { channel_id: channelId, team_id: teamId, root_id: rootId };
      void dispatch(suggestCommands(input, place)).then((list) => {
        if (isCurrent) {
          setFound({ input, list, selected: 0, wasMoved: false });
        }
      });
    }, ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [channelId, dispatch, input, isWanted, rootId, teamId]);

  return {
    ...found,
    isOpen: isWanted && found.list.length > 0,
    close: () => setFound(nothing),
    move: (step: number) => {
      const selected = (found.selected + step + found.list.length) % found.list.length;
      setFound({ ...found, selected, wasMoved: true });
    },
    /** The text with the suggestion in it. */
    complete: (index: number): string | undefined => {
      const suggestion = found.list[index];
      return suggestion === undefined ? undefined : `/${suggestion.Complete.replace(/^\//, '').trimEnd()} `;
    },
  };
}
