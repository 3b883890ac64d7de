import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { Client4 } from 'mattermost-redux/client';
import { useCallback, useState } from 'react';
import { FormattedDate } from 'react-intl';
import { restoreVersion } from '../../actions/post-marks.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { PostMarkdown } from '../post/post-markdown.tsx';
import { Panel } from './panel.tsx';

/** What a post said before it was edited, the latest first; its author can bring a version back. */
export function EditHistoryPanel() {
  const postId = useAppSelector((state) => state.views.rhs.selectedPostId);
  const post = useAppSelector((state) => getPost(state, postId)) as Post | undefined;
  return (
    <Panel title={<Text id="history.title" />}>
      {post === undefined ? null : <History key={`${post.id} ${post.edit_at}`} post={post} />}
    </Panel>
  );
}

function History({ post }: { post: Post }) {
  const load = useCallback(() => Client4.getPostEditHistory(post.id), [post.id]);
  const loaded = useLoaded(load);
  return (
    <div className="edit-history" id="rhsPostEditHistory" tabIndex={0}>
      <LoadedView loaded={loaded}>
        {(versions) => (
          <ol className="edit-history__list">
            <Version post={post} version={post} isCurrent />
            {versions.map((version) => (
              <Version key={version.id} post={post} version={version} isCurrent={false} />
            ))}
          </ol>
        )}
      </LoadedView>
    </div>
  );
}

interface VersionProps {
  post: Post;
  version: Post;
  isCurrent: boolean;
}

function Version({ post, version, isCurrent }: VersionProps) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState<string>();
  const restore = async () => {
    const result = await dispatch(restoreVersion(post, version));
    setError(result.error?.message);
  };
  return (
    <li className="edit-history__version edit-post-history__container">
      <header>
        <time dateTime={new Date(version.edit_at || version.create_at).toISOString()}>
          <FormattedDate value={version.edit_at || version.create_at} dateStyle="medium" timeStyle="short" />
        </time>
        {isCurrent ? (
          <span className="tag">
            <Text id="history.current" />
          </span>
        ) : (
          <button type="button" className="btn btn-tertiary btn-sm" onClick={() => void restore()}>
            <Text id="history.restore" />
          </button>
        )}
      </header>
      <div className="post-message__text">
        <PostMarkdown post={version} message={version.message} />
      </div>
      {error !== undefined && (
        <p className="error-text" role="alert">
          {error}
        </p>
      )}
    </li>
  );
}
