import type { Post } from '@mattermost/types/posts';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { useState } from 'react';
import { deletePost } from '../../actions/posts.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { selectPost } from '../../store/views/rhs.ts';
import { Icon } from '../common/icon.tsx';
import { IconButton } from '../common/icon-button.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

interface PostActionsProps {
  post: Post;
  isRHS: boolean;
  onEdit(): void;
}

/** What can be done with a post: shown when the pointer or the focus is on it. */
export function PostActions({ post, isRHS, onEdit }: PostActionsProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const me = useAppSelector(getCurrentUser);
  const all = useAppSelector((state) => state.plugins.components.PostDropdownMenu);
  const [confirming, setConfirming] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [error, setError] = useState<string>();
  const isEphemeral = post.type === 'system_ephemeral';
  const isSystem = post.type.startsWith('system_') && !isEphemeral;
  const canEdit = post.user_id === me?.id && !isSystem && !isEphemeral;
  const canDelete = isEphemeral || post.user_id === me?.id || isSystemAdmin(me?.roles ?? '');
  const entries = isSystem ? [] : all.filter((entry) => passes(entry.filter, post.id));

  const remove = async () => {
    const result = await dispatch(deletePost(post));
    setError(result.error?.message);
    setConfirming(result.error !== undefined);
  };

  return (
    <div className={`post__actions ${isMenuOpen ? 'post__actions--open' : ''}`}>
      {!isRHS && !isEphemeral && !isSystem && (
        <IconButton
          icon="reply-outline"
          label={text('post.reply')}
          onClick={() => dispatch(selectPost(post.root_id || post.id, post.channel_id))}
        />
      )}
      {(canEdit || canDelete || entries.length > 0) && (
        <Menu
          button={<Icon name="dots-horizontal" />}
          label={text('post.actions')}
          buttonClassName="icon-button"
          align="end"
          onOpenChange={setMenuOpen}
        >
          {entries.map(({ id, pluginId, text: label, action }) => (
            <MenuItem
              key={id}
              icon="power-plug-outline"
              onSelect={() => (action as (postId: string) => void)(post.id)}
            >
              <PluginLabel pluginId={pluginId} location="PostDropdownMenu">
                {label}
              </PluginLabel>
            </MenuItem>
          ))}
          {canEdit && (
            <MenuItem icon="pencil-outline" testId="post-edit" onSelect={onEdit}>
              <Text id="post.edit" />
            </MenuItem>
          )}
          {canDelete && (
            <MenuItem
              icon="trash-can-outline"
              danger
              testId="post-delete"
              onSelect={() => (isEphemeral ? void remove() : setConfirming(true))}
            >
              <Text id={isEphemeral ? 'post.dismiss' : 'post.delete'} />
            </MenuItem>
          )}
        </Menu>
      )}
      {confirming && (
        <ConfirmDialog
          title={<Text id="post.deleteTitle" />}
          confirm={<Text id="post.delete" />}
          danger
          confirmId="deletePostModalButton"
          onConfirm={() => void remove()}
          onCancel={() => setConfirming(false)}
        >
          <p>
            <Text id="post.deleteText" />
          </p>
          {error !== undefined && (
            <p className="alert alert--error" role="alert">
              {error}
            </p>
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}

function passes(filter: unknown, postId: string): boolean {
  try {
    return typeof filter !== 'function' || Boolean((filter as (postId: string) => boolean)(postId));
  } catch {
    return false;
  }
}
