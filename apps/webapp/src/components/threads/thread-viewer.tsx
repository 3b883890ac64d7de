import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Composer } from '../composer/composer.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { PostRowView } from '../post/post-row-view.tsx';
import type { PostRow } from '../post/post-rows.ts';
import { rowIndexOf } from '../post/post-rows.ts';
import { PostsError } from '../post/posts-error.tsx';
import { VirtualPosts } from '../post/virtual-posts.tsx';
import type { VirtualPostsHandle } from '../post/virtual-posts.tsx';
import { useThread } from './use-thread.ts';

export interface ThreadViewerProps {
  rootPostId: string;
  /** What the field says while nothing is typed. */
  inputPlaceholder?: string;
}

/** A post, its answers, and where to answer: `window.Components.ThreadViewer` (contract: webapp §3). */
export function ThreadViewer({ rootPostId, inputPlaceholder }: ThreadViewerProps) {
  const text = useText();
  const { root, rows, isLoaded, error, retry } = useThread(rootPostId);
  const highlightedId = useAppSelector((state) => state.views.rhs.highlightedPostId);
  const isArchived = useAppSelector(
    (state) => (state.entities.channels.channels[root?.channel_id ?? '']?.delete_at ?? 0) > 0,
  );
  const list = useRef<VirtualPostsHandle>(null);
  const channelId = root?.channel_id;

  const renderRow = useCallback(
    (row: PostRow) => (
      <PostRowView
        row={row}
        isRHS
        channelId={channelId}
        threadId={rootPostId}
        highlightedId={highlightedId}
      />
    ),
    [channelId, highlightedId, rootPostId],
  );
  const newestOfMine = useMemo(() => {
    const last = rows.at(-1);
    return last?.kind === 'post' && last.post.id === last.post.pending_post_id ? last.key : '';
  }, [rows]);
  useEffect(() => {
    if (newestOfMine !== '') {
      list.current?.scrollToEnd();
    }
  }, [newestOfMine]);

  const isWaiting = root === undefined || (!isLoaded && error === undefined && rows.length < 2);
  return (
    <div className="thread-viewer ThreadViewer">
      {isWaiting ? (
        <div className="post-list post-list--waiting">
          {error === undefined ? (
            <div className="spinner" role="status" aria-label={text('loading')} />
          ) : (
            <PostsError error={error} onRetry={retry} />
          )}
        </div>
      ) : (
        <VirtualPosts
          key={isLoaded ? 'whole' : 'part'}
          ref={list}
          id="threadViewerContent"
          label={text('thread.title')}
          rows={rows}
          start={startOf(rows, highlightedId)}
          isNewest
          isAtTop
          footer={error !== undefined && <PostsError error={error} onRetry={retry} />}
          renderRow={renderRow}
        />
      )}
      {root !== undefined && !isArchived && root.state !== 'DELETED' && (
        <FaultBoundary place="thread composer">
          <Composer
            channelId={root.channel_id}
            rootId={rootPostId}
            textboxId="reply_textbox"
            sendId="create_reply_send"
            placeholder={inputPlaceholder ?? text('thread.placeholder')}
          />
        </FaultBoundary>
      )}
    </div>
  );
}

/** At what is looked for, else at the first new answer, else at the end. */
function startOf(rows: readonly PostRow[], highlightedId: string) {
  const wanted = highlightedId === '' ? -1 : rowIndexOf(rows, highlightedId);
  if (wanted !== -1) {
    return { index: wanted, align: 'center' as const };
  }
  const unread = rows.findIndex(({ kind }) => kind === 'new');
  return unread === -1 ? undefined : { index: unread, align: 'start' as const };
}
