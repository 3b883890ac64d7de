import type { Post } from '@mattermost/types/posts';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { editPost } from '../../actions/posts.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { GrowingTextarea } from '../composer/growing-textarea.tsx';

interface PostEditorProps {
  post: Post;
  onDone(): void;
}

export function PostEditor({ post, onDone }: PostEditorProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const [message, setMessage] = useState(post.message);
  const [error, setError] = useState<string>();

  const save = async () => {
    if (message.trim() === '' || message === post.message) {
      onDone();
      return;
    }
    const result = await dispatch(editPost(post, message));
    setError(result.error?.message);
    if (result.error === undefined) {
      onDone();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onDone();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <div className="post-editor">
      <GrowingTextarea
        id="edit_textbox"
        label={text('post.edit')}
        autoFocus
        value={message}
        onChange={setMessage}
        onKeyDown={onKeyDown}
      />
      {error !== undefined && (
        <p className="error-text" role="alert">
          {error}
        </p>
      )}
      <div className="post-editor__buttons">
        <button type="button" className="btn btn-primary btn-sm" onClick={() => void save()}>
          <Text id="save" />
        </button>
        <button type="button" className="btn btn-tertiary btn-sm" onClick={onDone}>
          <Text id="cancel" />
        </button>
      </div>
    </div>
  );
}
