import type { Post } from '@mattermost/types/posts';
import { addReaction } from 'mattermost-redux/actions/posts';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useState } from 'react';
import { act } from '../../actions/act.ts';
import { useText } from '../../i18n/use-text.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { isEphemeralPost, isSystemPost } from '../../store/kind-of-post.ts';
import { selectPost } from '../../store/views/rhs.ts';
import { startEditing } from '../../store/views/posts.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { EmojiPickerButton } from '../emoji/emoji-picker-button.tsx';
import { DeletePostDialog } from './delete-post-dialog.tsx';
import { PluginPostActions } from './plugin-post-actions.tsx';
import { PluginPostMenu } from './plugin-post-menu.tsx';
import { PostMenu } from './post-menu.tsx';
import { useDeletePost } from './use-delete-post.ts';
import { usePostPermissions } from './use-post-permissions.ts';

interface PostActionsProps {
  post: Post;
  isRHS: boolean;
  onError(message: string | undefined): void;
  /** Something that belongs to the post is open, so that it must not go when the pointer leaves. */
  onBusy(isBusy: boolean): void;
}

/** What can be done with a post: in the page when the pointer or the focus is on it. */
export function PostActions({ post, isRHS, onError, onBusy }: PostActionsProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const { canReact, canReply } = usePostPermissions(post);
  const hidesPlugins = useAppSelector((state) =>
    pluginsAreHiddenIn(state, getChannel(state, post.channel_id)),
  );
  const deletion = useDeletePost(post, onBusy);
  const [isOpen, setOpen] = useState(false);
  const isOnlyHere = isEphemeralPost(post);
  const isSystem = isSystemPost(post);
  const reply = () => dispatch(selectPost(post.root_id || post.id, post.channel_id));
  const opened = (open: boolean) => {
    setOpen(open);
    onBusy(open);
  };

  const react = async (name: string) => {
    const result = await dispatch(act(addReaction(post.id, name)));
    onError(result.error?.message);
  };

  return (
    <>
      <ul className={`post__actions post-menu ${isOpen ? 'post__actions--open' : ''}`.trim()}>
        {canReact && (
          <li>
            <EmojiPickerButton
              label={text('reactions.add')}
              id={`${isRHS ? 'RHS_COMMENT' : 'CENTER'}_reaction_${post.id}`}
              onChoose={(name) => void react(name)}
              onOpenChange={opened}
            >
              <Icon name="emoticon-plus-outline" />
            </EmojiPickerButton>
          </li>
        )}
        {!isOnlyHere && !isSystem && !hidesPlugins && (
          <>
            <PluginPostActions post={post} onDropdownOpened={opened} />
            <li>
              <PluginPostMenu postId={post.id} onOpenChange={opened} />
            </li>
          </>
        )}
        {canReply && !isRHS && (
          <li>
            <IconButton icon="reply-outline" label={text('post.reply')} onClick={reply} />
          </li>
        )}
        <li>
          <PostMenu
            post={post}
            isRHS={isRHS}
            onReply={reply}
            onEdit={() => dispatch(startEditing(post.id, isRHS))}
            onDelete={deletion.ask}
            onError={onError}
            onOpenChange={opened}
          />
        </li>
      </ul>
      {deletion.isAsking && <DeletePostDialog post={post} deletion={deletion} />}
    </>
  );
}
