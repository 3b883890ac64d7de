import type { PostPreviewMetadata } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { text } from '../../rest/fields.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { soundPost } from '../../store/sound-post.ts';
import { MessageAttachments } from '../attachments/message-attachments.tsx';
import { Avatar } from '../elements/avatar.tsx';
import { PostFiles } from '../files/post-files.tsx';
import { PostMarkdown } from '../post/post-markdown.tsx';
import { PostTime } from '../post/post-time.tsx';
import { ShowMore } from '../post/show-more.tsx';
import { usePostAuthor } from '../post/use-post-author.ts';
import type { Post } from '@mattermost/types/posts';

const TEAM_NAME = /^[a-z0-9-]+$/;

interface PostMessagePreviewProps {
  metadata: Partial<PostPreviewMetadata>;
  /** What is shown in place of the post that `metadata` names (contract: webapp §3 Components). */
  previewPost?: Post;
}

/** Another message, shown in the one that links to it. */
export function PostMessagePreview({ metadata, previewPost }: PostMessagePreviewProps) {
  const known = useAppSelector((state) => getPost(state, text(metadata?.post_id))) as Post | undefined;
  const post = previewPost ?? known ?? metadata?.post;
  return post === undefined || post.state === 'DELETED' ? null : (
    <Preview post={soundPost(post)} metadata={metadata} />
  );
}

function Preview({ post, metadata }: { post: Post; metadata: Partial<PostPreviewMetadata> }) {
  const author = usePostAuthor(post);
  const channel = text(metadata.channel_display_name);
  const teamName = TEAM_NAME.test(text(metadata.team_name)) ? metadata.team_name : '_redirect';
  const isDirect = metadata.channel_type === 'D';
  return (
    <section className="post-preview attachment--permalink">
      <header className="post-preview__header">
        <Avatar user={author.user} size="small" />
        <span className="post__author">{author.name}</span>
        <PostTime post={post} withDate isLinked={false} />
      </header>
      <ShowMore id={`${post.id} preview`}>
        <div className="post-message__text">
          <PostMarkdown post={post} message={post.message} />
        </div>
        <MessageAttachments post={post} />
      </ShowMore>
      <PostFiles post={post} isCompact />
      <footer className="post-preview__footer">
        <Link to={`/${teamName}/pl/${post.id}`}>
          {channel === '' || isDirect ? (
            <Text id="embed.jump" />
          ) : (
            <Text id="embed.from" values={{ channel }} />
          )}
        </Link>
      </footer>
    </section>
  );
}
