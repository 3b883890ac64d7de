import type { Post } from '@mattermost/types/posts';
import type { UserProfile } from '@mattermost/types/users';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { memo } from 'react';
import { FormattedDate, FormattedTime } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { startEditing } from '../../store/views/posts.ts';
import { Avatar } from '../common/avatar.tsx';
import { Icon } from '../common/icon.tsx';
import { PostActions } from './post-actions.tsx';
import { PostBody } from './post-body.tsx';
import { PostEditor } from './post-editor.tsx';
import { ThreadFooter } from './thread-footer.tsx';

interface PostViewProps {
  post: Post;
  isContinued: boolean;
  isRHS: boolean;
}

const isPending = (post: Post) => post.id === post.pending_post_id;

export const PostView = memo(function PostView({ post, isContinued, isRHS }: PostViewProps) {
  const text = useText();
  const dispatch = useAppDispatch();
  const editing = useAppSelector(({ views: { posts } }) => {
    const { postId, isRHS: isInRHS, show } = posts.editingPost;
    return show && postId === post.id && isInRHS === isRHS;
  });
  const author = useAppSelector((state) => getUser(state, post.user_id));
  const isSystem = post.type.startsWith('system_') && post.type !== 'system_ephemeral';
  const isEphemeral = post.type === 'system_ephemeral';
  const isDeleted = post.state === 'DELETED';
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const isNobody = useAppSelector(
    (state) => post.user_id === '' || Object.hasOwn(state.views.unknownUsers, post.user_id),
  );
  // The answer to a command comes under the id of whoever gave it, and is not theirs; or under nobody's.
  const isFromSystem =
    isSystem || (isEphemeral && (post.user_id === me || (author === undefined && isNobody)));
  const name =
    overriddenName(post) ??
    (isFromSystem ? text('post.system') : (author?.username ?? (isNobody ? text('post.someone') : '…')));
  const isBot = !isFromSystem && isBotPost(post, author);
  const classes = [
    'post',
    isContinued ? 'post--continued' : '',
    isPending(post) ? 'post--pending' : '',
    isEphemeral ? 'post--ephemeral' : '',
    isSystem ? 'post--system' : '',
  ].filter(Boolean);
  return (
    <article
      id={`${isRHS ? 'rhsPost' : 'post'}_${post.id}`}
      className={classes.join(' ')}
      data-post-id={post.id}
      aria-label={name}
    >
      <div className="post__gutter">
        {isContinued ? (
          <time className="post__time post__time--gutter" dateTime={new Date(post.create_at).toISOString()}>
            <FormattedTime value={post.create_at} />
          </time>
        ) : isFromSystem ? (
          <span className="avatar avatar--medium avatar--system" aria-hidden="true">
            <Icon name="information-outline" />
          </span>
        ) : (
          <Avatar user={author} status />
        )}
      </div>
      <div className="post__content">
        {!isContinued && (
          <header className="post__header">
            <span className="post__author">{name}</span>
            {isBot && <span className="tag">BOT</span>}
            <time
              className="post__time"
              dateTime={new Date(post.create_at).toISOString()}
              title={new Date(post.create_at).toLocaleString()}
            >
              {isRHS && <FormattedDate value={post.create_at} month="short" day="numeric" />}{' '}
              <FormattedTime value={post.create_at} />
            </time>
            {isEphemeral && (
              <span className="post__visibility">
                <Icon name="eye-outline" />
                <Text id="post.onlyYou" />
              </span>
            )}
          </header>
        )}
        {editing ? <PostEditor post={post} /> : <PostBody post={post} isRHS={isRHS} />}
        {!isRHS && <ThreadFooter post={post} />}
      </div>
      {!editing && !isPending(post) && !isDeleted && (
        <PostActions post={post} isRHS={isRHS} onEdit={() => dispatch(startEditing(post.id, isRHS))} />
      )}
    </article>
  );
});

function isBotPost({ props }: Post, author: UserProfile | undefined): boolean {
  return author?.is_bot === true || props?.from_webhook === 'true' || props?.from_bot === 'true';
}

function overriddenName(post: Post): string | undefined {
  const override: unknown = post.props?.override_username;
  return typeof override === 'string' && override !== '' ? override : undefined;
}
