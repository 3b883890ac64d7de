import type { Post } from '@mattermost/types/posts';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useContext, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { editPost } from '../../actions/posts.ts';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setEditedText, stopEditing } from '../../store/views/posts.ts';
import { MessageEditor } from '../composer/message-editor.tsx';

/**
 * Changes the text of a post in its place: Enter saves, Escape leaves it. What was typed stays when it is refused, and
 * while the post is out of sight.
 */
export function PostEditor({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const text = useText();
  const original = post.message_source || post.message;
  const message = useAppSelector((state) => state.views.posts.editingPost.text ?? original);
  const isRHS = useAppSelector((state) => state.views.posts.editingPost.isRHS);
  const [error, setError] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const teamId = useAppSelector((state) => state.entities.teams.currentTeamId);
  const limit = Number(useAppSelector((state) => getConfig(state).MaxPostSize)) || Infinity;
  const length = [...message].length;
  const tooLong = length > limit ? text('composer.tooLong', { length, limit }) : undefined;
  const problem = tooLong ?? error;

  const close = () => {
    dispatch(stopEditing());
    // Whoever came from the composer goes back to it.
    document.getElementById(isRHS ? 'reply_textbox' : 'post_textbox')?.focus();
  };

  const save = async () => {
    if (tooLong !== undefined || isSaving) {
      return;
    }
    if (message === original) {
      close();
      return;
    }
    if (message.trim() === '' && (post.file_ids ?? []).length === 0) {
      setError(text('composer.editEmpty'));
      return;
    }
    setIsSaving(true);
    const result = await dispatch(editPost(services, post, message));
    setIsSaving(false);
    setError(result.error?.message);
    if (result.error === undefined) {
      close();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="post-editor post--editing__wrapper">
      <div className={`composer__box ${problem === undefined ? '' : 'composer__box--error'}`.trim()}>
        <MessageEditor
          id="edit_textbox"
          label={text('post.edit')}
          value={message}
          draft={{
            message,
            fileInfos: [],
            uploadsInProgress: [],
            channelId: post.channel_id,
            rootId: post.root_id,
            createAt: post.create_at,
            updateAt: post.update_at,
          }}
          teamId={teamId}
          isRHS={isRHS}
          autoFocus
          isInvalid={problem !== undefined}
          describedBy={problem === undefined ? 'edit_textbox_hint' : 'edit_textbox_error'}
          onChange={(value) => {
            setError(undefined);
            dispatch(setEditedText(value));
          }}
          onSend={() => void save()}
          onKeyDown={onKeyDown}
        />
      </div>
      {problem !== undefined && (
        <p id="edit_textbox_error" className="error-text" role="alert">
          {problem}
        </p>
      )}
      <div className="post-editor__buttons">
        <button
          type="button"
          className="btn btn-primary btn-sm"
          disabled={isSaving || tooLong !== undefined}
          onClick={() => void save()}
        >
          <Text id="save" />
        </button>
        <button type="button" className="btn btn-tertiary btn-sm" onClick={close}>
          <Text id="cancel" />
        </button>
        <span id="edit_textbox_hint" className="post-editor__hint">
          <Text id="composer.editHint" />
        </span>
      </div>
    </div>
  );
}
