import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { executeCommand } from '../../actions/commands.ts';
import { createPost } from '../../actions/posts.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setDraft } from '../../store/views/drafts.ts';
import { Icon } from '../common/icon.tsx';
import { CommandSuggestions } from './command-suggestions.tsx';
import { GrowingTextarea } from './growing-textarea.tsx';
import { useCommandSuggestions } from './use-command-suggestions.ts';

interface ComposerProps {
  channelId: string;
  /** '' in the channel, the root post in a thread. */
  rootId: string;
  textboxId: string;
  sendId: string;
  placeholder: string;
}

const isCommand = (message: string) => /^\/[^\s/]/.test(message);

/**
 * Where messages are written. Enter sends, Shift+Enter starts a line. What is refused stays in the field, with the
 * reason under it; what was typed and not sent is kept for each channel.
 */
export function Composer({ channelId, rootId, textboxId, sendId, placeholder }: ComposerProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const listId = useId();
  const key = rootId || channelId;
  const draft = useAppSelector((state) => state.views.drafts[key] ?? '');
  const teamId = useAppSelector((state) => state.entities.teams.currentTeamId);
  const [error, setError] = useState<ActionError>();
  const args = { channel_id: channelId, team_id: teamId, root_id: rootId };
  const suggestions = useCommandSuggestions(draft, args);

  const change = (value: string) => {
    setError(undefined);
    dispatch(setDraft(key, value));
  };

  const send = async () => {
    const message = draft.trimEnd();
    if (message.trim() === '') {
      return;
    }
    suggestions.close();
    setError(undefined);
    dispatch(setDraft(key, ''));
    const result = await dispatch(
      isCommand(message) ? executeCommand(message, args) : createPost(message, channelId, rootId),
    );
    if (result.error !== undefined) {
      setError(result.error);
      dispatch(setDraft(key, message));
    }
  };

  const complete = (index: number) => {
    const completed = suggestions.complete(index);
    if (completed !== undefined) {
      change(completed);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const { isOpen, selected, wasMoved } = suggestions;
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      suggestions.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (isOpen && (event.key === 'Tab' || (event.key === 'Enter' && wasMoved))) {
      event.preventDefault();
      complete(selected);
    } else if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      suggestions.close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <div className="composer">
      {suggestions.isOpen && (
        <CommandSuggestions
          id={listId}
          suggestions={suggestions.list}
          selected={suggestions.selected}
          onChoose={complete}
        />
      )}
      <div className={`composer__box ${error ? 'composer__box--error' : ''}`}>
        <GrowingTextarea
          id={textboxId}
          label={placeholder}
          placeholder={placeholder}
          autoFocus
          value={draft}
          controls={suggestions.isOpen ? listId : undefined}
          activeDescendant={suggestions.isOpen ? `${listId}-${suggestions.selected}` : undefined}
          onChange={change}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          id={sendId}
          className="composer__send"
          aria-label={text('composer.send')}
          title={text('composer.send')}
          disabled={draft.trim() === ''}
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
      <div className="composer__foot">
        {error === undefined ? (
          <span className="composer__hint">
            <Text id="composer.hint" />
          </span>
        ) : (
          <span id={`${textboxId}_error`} className="composer__error error-text" role="alert">
            <Icon name="alert-circle-outline" />
            {error.message}
          </span>
        )}
      </div>
    </div>
  );
}
