import type { Post } from '@mattermost/types/posts';
import { isPostFlagged } from 'mattermost-redux/selectors/entities/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import {
  followThread,
  markUnreadFrom,
  remindOf,
  togglePinned,
  toggleSaved,
} from '../../actions/post-marks.ts';
import type { ActionResult } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { siteUrl } from '../../site-url.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { isEphemeralPost, isSystemPost } from '../../store/kind-of-post.ts';
import type { AppThunk } from '../../store/store.ts';
import { Icon } from '../elements/icon.tsx';
import { copyText } from '../clipboard/copy-text.ts';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { Submenu } from '../menu/submenu.tsx';
import { reminderTimes } from './reminder-times.ts';
import { useIsFollowed } from './use-is-followed.ts';
import { usePermalink } from './use-permalink.ts';
import { usePostPermissions } from './use-post-permissions.ts';

interface PostMenuProps {
  post: Post;
  isRHS: boolean;
  onReply(): void;
  onEdit(): void;
  onDelete(): void;
  onError(message: string | undefined): void;
  onOpenChange(open: boolean): void;
}

/** Everything that can be done with a post. */
export function PostMenu({ post, isRHS, onReply, onEdit, onDelete, onError, onOpenChange }: PostMenuProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const { canEdit, canDelete, canReply, canPin } = usePostPermissions(post);
  const isSaved = useAppSelector((state) => isPostFlagged(state, post.id));
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const isFollowed = useIsFollowed(post);
  const path = usePermalink(post);
  const isOnlyHere = isEphemeralPost(post);
  const isSystem = isSystemPost(post);

  const run = async (action: AppThunk<Promise<ActionResult<unknown>>>) => {
    const result = await dispatch(action);
    onError(result.error?.message);
  };

  if (isOnlyHere) {
    return (
      <Menu
        button={<Icon name="dots-horizontal" />}
        label={text('post.actions')}
        buttonClassName="icon-button"
        align="end"
        onOpenChange={onOpenChange}
      >
        <MenuItem icon="trash-can-outline" danger testId="post-delete" onSelect={onDelete}>
          <Text id="post.dismiss" />
        </MenuItem>
      </Menu>
    );
  }
  return (
    <Menu
      button={<Icon name="dots-horizontal" />}
      label={text('post.actions')}
      buttonClassName="icon-button"
      buttonId={`${isRHS ? 'RHS_COMMENT' : 'CENTER'}_button_${post.id}`}
      align="end"
      onOpenChange={onOpenChange}
    >
      {canReply && !isRHS && (
        <MenuItem id={`reply_post_${post.id}`} icon="reply-outline" onSelect={onReply}>
          <Text id="post.reply" />
        </MenuItem>
      )}
      {threads && !isSystem && (
        <MenuItem
          id={`${isFollowed ? 'unfollow' : 'follow'}_post_thread_${post.id}`}
          icon={isFollowed ? 'message-minus-outline' : 'message-check-outline'}
          onSelect={() => void run(followThread(post, !isFollowed))}
        >
          <Text id={isFollowed ? 'post.unfollow' : 'post.follow'} />
        </MenuItem>
      )}
      <MenuItem
        id={`unread_post_${post.id}`}
        icon="mark-as-unread"
        onSelect={() => void run(markUnreadFrom(post))}
      >
        <Text id="post.markUnread" />
      </MenuItem>
      {!isSystem && (
        <Submenu id={`remind_post_${post.id}`} icon="clock-outline" label={<Text id="post.remind" />}>
          {reminderTimes(new Date()).map(({ id, at }) => (
            <MenuItem key={id} onSelect={() => void run(remindOf(post, at))}>
              <Text id={id} />
            </MenuItem>
          ))}
        </Submenu>
      )}
      {!isSystem && (
        <MenuItem
          id={`${isSaved ? 'unsave' : 'save'}_post_${post.id}`}
          icon={isSaved ? 'bookmark' : 'bookmark-outline'}
          onSelect={() => void run(toggleSaved(post))}
        >
          <Text id={isSaved ? 'post.unsave' : 'post.save'} />
        </MenuItem>
      )}
      {canPin && (
        <MenuItem
          id={`${post.is_pinned ? 'unpin' : 'pin'}_post_${post.id}`}
          icon={post.is_pinned ? 'pin' : 'pin-outline'}
          onSelect={() => void run(togglePinned(post))}
        >
          <Text id={post.is_pinned ? 'post.unpin' : 'post.pin'} />
        </MenuItem>
      )}
      <MenuItem
        id={`permalink_${post.id}`}
        icon="link-variant"
        onSelect={() => void copyText(`${siteUrl()}${path}`)}
      >
        <Text id="post.copyLink" />
      </MenuItem>
      {canEdit && (
        <MenuItem id={`edit_post_${post.id}`} icon="pencil-outline" testId="post-edit" onSelect={onEdit}>
          <Text id="post.edit" />
        </MenuItem>
      )}
      {!isSystem && (
        <MenuItem
          id={`copy_${post.id}`}
          icon="content-copy"
          onSelect={() => void copyText(post.message_source || post.message)}
        >
          <Text id="post.copyText" />
        </MenuItem>
      )}
      {canDelete && (
        <MenuItem
          id={`delete_post_${post.id}`}
          icon="trash-can-outline"
          danger
          testId="post-delete"
          onSelect={onDelete}
        >
          <Text id="post.delete" />
        </MenuItem>
      )}
    </Menu>
  );
}
