import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { useEffect, useMemo, useState } from 'react';
import { loadThread } from '../../actions/posts.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Composer } from '../composer/composer.tsx';
import { PostRowView } from '../post/post-row-view.tsx';
import { postRows } from '../post/post-rows.ts';
import { useStickyScroll } from '../post/use-sticky-scroll.ts';
import { Panel } from './panel.tsx';

/** A post, its answers, and where to answer. */
export function ThreadPanel({ rootId }: { rootId: string }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const root = useAppSelector((state) => getPost(state, rootId));
  const replyIds = useAppSelector((state) => state.entities.posts.postsInThread[rootId]);
  const posts = useAppSelector((state) => state.entities.posts.posts);
  const [error, setError] = useState<string>();

  useEffect(() => {
    void dispatch(loadThread(rootId)).then((result) => setError(result.error?.message));
  }, [dispatch, rootId]);

  const rows = useMemo(() => {
    const replies = (replyIds ?? [])
      .map((id) => posts[id])
      .filter((post): post is Post => post !== undefined)
      .sort((one, other) => one.create_at - other.create_at);
    return postRows([...(root ? [root] : []), ...replies]);
  }, [posts, replyIds, root]);
  const { scroller, onScroll } = useStickyScroll(rows);

  return (
    <Panel title={<Text id="thread.title" />}>
      <div
        className="post-list"
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label={text('thread.title')}
      >
        <div className="post-list__content">
          {rows.map((row) => (
            <PostRowView key={row.key} row={row} isRHS />
          ))}
          {error !== undefined && (
            <p className="alert alert--error" role="alert">
              {error}
            </p>
          )}
        </div>
      </div>
      {root !== undefined && (
        <Composer
          channelId={root.channel_id}
          rootId={rootId}
          textboxId="reply_textbox"
          sendId="create_reply_send"
          placeholder={text('thread.placeholder')}
        />
      )}
    </Panel>
  );
}
