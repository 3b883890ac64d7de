import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { Text } from '../../i18n/text.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { soundPost } from '../../store/sound-post.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { usePostAuthor } from '../post/use-post-author.ts';
import { Panel } from './panel.tsx';

/** The card of a post: drawn by the plugin of its type, else its text (contract: registry registerPostCardTypeComponent). */
export function CardPanel({ postId }: { postId: string }) {
  const post = useAppSelector((state) => getPost(state, postId)) as Post | undefined;
  return (
    <Panel title={<Text id="card.title" />} subtitle={post && <Author post={soundPost(post)} />}>
      <div className="post-card info-card">
        {post === undefined ? (
          <p>
            <Text id="card.gone" />
          </p>
        ) : (
          <Card post={post} />
        )}
      </div>
    </Panel>
  );
}

function Author({ post }: { post: Post }) {
  return <>{usePostAuthor(post).name}</>;
}

function Card({ post }: { post: Post }) {
  const entry = useAppSelector(({ plugins }) =>
    Object.hasOwn(plugins.postCardTypes, post.type) ? plugins.postCardTypes[post.type] : undefined,
  );
  if (entry !== undefined) {
    const PostCard = entry.component;
    return (
      <PluggableErrorBoundary pluginId={entry.pluginId} location={`post card ${entry.type}`}>
        <PostCard post={post} />
      </PluggableErrorBoundary>
    );
  }
  const card: unknown = post.props?.card;
  return (
    <div className="post-message__text">
      <Markdown text={typeof card === 'string' ? card : ''} />
    </div>
  );
}
