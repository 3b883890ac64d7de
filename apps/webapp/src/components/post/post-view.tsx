import type { Post } from '@mattermost/types/posts';
import { get } from 'mattermost-redux/selectors/entities/preferences';
import { memo, useState } from 'react';
import type { FocusEvent } from 'react';
import { useAppSelector } from '../../store/hooks.ts';
import { isEphemeralPost, isSystemPost } from '../../store/kind-of-post.ts';
import { FailedPost } from './failed-post.tsx';
import { PostActions } from './post-actions.tsx';
import { PostAvatar } from './post-avatar.tsx';
import { PostBody } from './post-body.tsx';
import { PostEditor } from './post-editor.tsx';
import { PostHeader } from './post-header.tsx';
import { PostTime } from './post-time.tsx';
import { ThreadFooter } from './thread-footer.tsx';
import { usePostAuthor } from './use-post-author.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

interface PostViewProps {
  post: Post;
  /** The post before is by the same author, a moment before. */
  isContinued: boolean;
  isRHS: boolean;
  /** It was looked for, and is pointed out. */
  isHighlighted?: boolean;
}

const isPending = (post: Post) => post.id === post.pending_post_id && post.failed !== true;

/** One message: who, when, what, and what can be done with it. */
export const PostView = memo(function PostView({
  post,
  isContinued,
  isRHS,
  isHighlighted = false,
}: PostViewProps) {
  const author = usePostAuthor(post);
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const isEditing = useAppSelector(({ views: { posts } }) => {
    const { postId, show, isRHS: inRHS } = posts.editingPost;
    return show && postId === post.id && inRHS === isRHS;
  });
  const isCompact = useAppSelector(
    (state) => get(state, 'display_settings', 'message_display', 'clean') === 'compact',
  );
  const isDeleted = post.state === 'DELETED';
  const isEphemeral = isEphemeralPost(post);
  const hasActions = !isEditing && !isPending(post) && !isDeleted && post.failed !== true;
  const classes = {
    post: true,
    'post--continued same--user': isContinued,
    'post--pending': isPending(post),
    'post--failed': post.failed === true,
    'post--ephemeral': isEphemeral,
    'post--system': isSystemPost(post),
    'post--pinned': post.is_pinned,
    'post--compact': isCompact,
    'post--highlight': isHighlighted,
    'post--editing': isEditing,
  };
  return (
    <article
      id={`${isRHS ? 'rhsPost' : 'post'}_${post.id}`}
      className={Object.entries(classes)
        .flatMap(([name, isOn]) => (isOn ? [name] : []))
        .join(' ')}
      data-post-id={post.id}
      aria-label={author.name}
      tabIndex={-1}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={(event: FocusEvent) => setFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      <div className="post__gutter">
        {isContinued ? (
          <PostTime post={post} className="post__time--gutter" isLinked={!isEphemeral && !isPending(post)} />
        ) : (
          !isCompact && <PostAvatar post={post} author={author} />
        )}
      </div>
      <div className="post__content">
        {!isContinued && <PostHeader post={post} author={author} withDate={isRHS} />}
        {isEditing ? (
          <PostEditor post={post} />
        ) : (
          <FaultBoundary place="post body" says="fault.message" of={post}>
            <PostBody post={post} isRHS={isRHS} isCompact={isCompact} />
          </FaultBoundary>
        )}
        {post.failed === true && <FailedPost post={post} />}
        {error !== undefined && (
          <p className="error-text" role="alert">
            {error}
          </p>
        )}
        {!isRHS && (
          <FaultBoundary place="thread footer" of={post}>
            <ThreadFooter post={post} />
          </FaultBoundary>
        )}
      </div>
      {hasActions && (isPointedAt || hasFocus || isBusy) && (
        <FaultBoundary place="post actions" of={post}>
          <PostActions post={post} isRHS={isRHS} onError={setError} onBusy={setBusy} />
        </FaultBoundary>
      )}
    </article>
  );
});
