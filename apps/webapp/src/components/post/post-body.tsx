import type { Post } from '@mattermost/types/posts';
import { useMemo } from 'react';
import { Text } from '../../i18n/text.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { willFormat } from '../../plugins/message-hooks.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PluginPostBody } from '../plugins/plugin-post-body.tsx';
import { MessageAttachments } from './message-attachments.tsx';

interface PostBodyProps {
  post: Post;
  isRHS: boolean;
}

const ignoreHeight = () => undefined;

/** What a post says: drawn by the plugin of its type if there is one, otherwise as Markdown. */
export function PostBody({ post, isRHS }: PostBodyProps) {
  const wanted = typeof post.props?.type === 'string' ? post.props.type : post.type;
  const entry = useAppSelector(({ plugins }) =>
    Object.hasOwn(plugins.postTypes, wanted) ? plugins.postTypes[wanted] : undefined,
  );
  const hooks = useAppSelector((state) => state.plugins.components.MessageWillFormat);
  const message = useMemo(() => willFormat(hooks, post, post.message), [hooks, post]);

  if (post.state === 'DELETED') {
    return (
      <div className="post-message post-message--deleted">
        <Text id="post.deleted" />
      </div>
    );
  }
  if (entry !== undefined) {
    return (
      <div className="post-message">
        <PluginPostBody entry={entry} post={post} isRHS={isRHS} />
      </div>
    );
  }
  return (
    <div className="post-message">
      <div className="post-message__text">
        <Markdown text={message} />
        {post.edit_at > 0 && (
          <span className="post__edited">
            <Text id="post.edited" />
          </span>
        )}
      </div>
      <MessageAttachments post={post} />
      <Pluggable pluggableName="PostMessageAttachment" postId={post.id} onHeightChange={ignoreHeight} />
    </div>
  );
}
