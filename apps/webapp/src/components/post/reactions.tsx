import type { Post } from '@mattermost/types/posts';
import type { Reaction } from '@mattermost/types/reactions';
import { addReaction } from 'mattermost-redux/actions/posts';
import { useMemo, useState } from 'react';
import { act } from '../../actions/act.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { EmojiPickerButton } from '../emoji/emoji-picker-button.tsx';
import { ReactionButton } from './reaction-button.tsx';
import { usePostPermissions } from './use-post-permissions.ts';

/** What people put under a post, if there is anything. */
export function Reactions({ post }: { post: Post }) {
  const reactions = useAppSelector((state) => state.entities.posts.reactions[post.id]);
  const kinds = useMemo(() => byEmoji(Object.values(reactions ?? {})), [reactions]);
  return kinds.length === 0 || post.state === 'DELETED' ? null : <ReactionList post={post} kinds={kinds} />;
}

interface ReactionListProps {
  post: Post;
  kinds: readonly [name: string, reactions: readonly Reaction[]][];
}

/** The first kind first, and a way to add one. */
function ReactionList({ post, kinds }: ReactionListProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const { canReact } = usePostPermissions(post);
  const [error, setError] = useState<string>();
  const add = async (name: string) => {
    const result = await dispatch(act(addReaction(post.id, name)));
    setError(result.error?.message);
  };
  return (
    <div className="post-reactions post-reaction-list" role="group" aria-label={text('reactions.label')}>
      {kinds.map(([name, those]) => (
        <ReactionButton
          key={name}
          post={post}
          name={name}
          reactions={those}
          canReact={canReact}
          onError={setError}
        />
      ))}
      {canReact && (
        <EmojiPickerButton
          label={text('reactions.add')}
          className="reaction reaction--add"
          onChoose={(name) => void add(name)}
        >
          <Icon name="emoticon-plus-outline" />
        </EmojiPickerButton>
      )}
      {error !== undefined && (
        <small className="error-text" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}

function byEmoji(reactions: readonly Reaction[]): [string, Reaction[]][] {
  const sorted = [...reactions].sort((one, other) => one.create_at - other.create_at);
  const kinds = new Map<string, Reaction[]>();
  for (const reaction of sorted) {
    kinds.set(reaction.emoji_name, [...(kinds.get(reaction.emoji_name) ?? []), reaction]);
  }
  return [...kinds];
}
