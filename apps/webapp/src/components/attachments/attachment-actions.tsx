import type { Post } from '@mattermost/types/posts';
import { doPostActionWithCookie } from 'mattermost-redux/actions/posts';
import { useState } from 'react';
import { act } from '../../actions/act.ts';
import { Emoji } from '../emoji/emoji.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { buttonColour } from './attachment-colour.ts';
import { AttachmentSelect } from './attachment-select.tsx';
import type { AttachmentAction } from './attachment.ts';

interface AttachmentActionsProps {
  actions: readonly AttachmentAction[];
  post: Post;
}

/**
 * Buttons and menus of an attachment. What is chosen goes to the server, which asks the integration; an answer that
 * opens a dialog is taken up by the store.
 */
export function AttachmentActions({ actions, post }: AttachmentActionsProps) {
  const dispatch = useAppDispatch();
  const [busyId, setBusyId] = useState('');
  const [error, setError] = useState<string>();

  const run = async ({ id, cookie }: AttachmentAction, option = '') => {
    setBusyId(id);
    setError(undefined);
    const result = await dispatch(act(doPostActionWithCookie(post.id, id, cookie, option)));
    setBusyId('');
    setError(result.error?.message);
  };

  return (
    <div className="attachment__actions attachment-actions">
      {actions.map((action) =>
        action.type === 'select' ? (
          <AttachmentSelect
            key={action.id}
            action={action}
            isBusy={busyId === action.id}
            onChoose={(value) => void run(action, value)}
          />
        ) : (
          <ActionButton
            key={action.id}
            action={action}
            isBusy={busyId === action.id}
            onPress={() => void run(action)}
          />
        ),
      )}
      {error !== undefined && (
        <small className="error-text has-error" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}

/** The colour that was wished for, so near to that of text that it can be read. */
const readable = (colour: string) => `color-mix(in srgb, ${colour} 45%, var(--center-channel-color))`;

interface ActionButtonProps {
  action: AttachmentAction;
  isBusy: boolean;
  onPress(): void;
}

function ActionButton({ action, isBusy, onPress }: ActionButtonProps) {
  const colour = buttonColour(action.style);
  return (
    <button
      type="button"
      className={`btn btn-sm attachment__button ${isBusy ? 'attachment__button--busy' : ''}`.trim()}
      style={colour === undefined ? undefined : { color: readable(colour), borderColor: colour }}
      data-action-id={action.id}
      disabled={action.isDisabled || isBusy}
      aria-busy={isBusy}
      onClick={onPress}
    >
      <NameWithEmoji name={action.name} />
    </button>
  );
}

/** A name may have emoji in it, and nothing else of Markdown. */
export function NameWithEmoji({ name }: { name: string }) {
  const parts = name.split(/(:[a-z0-9_+-]+:)/gi);
  return (
    <>
      {parts.map((part, index) =>
        /^:[a-z0-9_+-]+:$/i.test(part) ? (
          <Emoji key={index} name={part.slice(1, -1).toLowerCase()} />
        ) : (
          <span key={index}>{part}</span>
        ),
      )}
    </>
  );
}
