import type { Post } from '@mattermost/types/posts';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { memo, useContext, useMemo } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { willFormat } from '../../plugins/message-hooks.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { MessageAttachments } from '../attachments/message-attachments.tsx';
import { PostEmbeds } from '../embeds/post-embeds.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { PostFiles } from '../files/post-files.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PluginPostBody } from '../plugins/plugin-post-body.tsx';
import { EditedMark } from './edited-mark.tsx';
import { PostMarkdown } from './post-markdown.tsx';
import { Reactions } from './reactions.tsx';
import { ShowMore } from './show-more.tsx';
import { systemMessage } from './system-message.tsx';

interface PostBodyProps {
  post: Post;
  isRHS: boolean;
  isCompact?: boolean;
}

const ignoreHeight = () => undefined;

/** What a post says: drawn by the plugin of its type if there is one, otherwise as Markdown; with all that hangs on it. */
export const PostBody = memo(function PostBody({ post, isRHS, isCompact = false }: PostBodyProps) {
  const wanted = typeof post.props?.type === 'string' ? post.props.type : post.type;
  const entry = useAppSelector(({ plugins }) =>
    Object.hasOwn(plugins.postTypes, wanted) ? plugins.postTypes[wanted] : undefined,
  );
  if (post.state === 'DELETED') {
    return (
      <div className="post-message post-message--deleted post__body">
        <Text id="post.deleted" />
      </div>
    );
  }
  return (
    <div className="post__body">
      {entry === undefined ? (
        <OrdinaryBody post={post} isRHS={isRHS} />
      ) : (
        <div className="post-message">
          <PluginPostBody entry={entry} post={post} isRHS={isRHS} isCompact={isCompact} />
        </div>
      )}
      <FaultBoundary place="post files" says="fault.file" of={post}>
        <PostFiles post={post} isCompact={isCompact} />
      </FaultBoundary>
      <FaultBoundary place="reactions" of={post}>
        <Reactions post={post} />
      </FaultBoundary>
    </div>
  );
});

function OrdinaryBody({ post, isRHS }: { post: Post; isRHS: boolean }) {
  const app = useContext(AppContext);
  const hooks = useAppSelector((state) => state.plugins.components.MessageWillFormat);
  const hidesPlugins = useAppSelector((state) =>
    pluginsAreHiddenIn(state, getChannel(state, post.channel_id)),
  );
  const message = useMemo(() => willFormat(hooks, post, post.message, app), [app, hooks, post]);
  const system = systemMessage(post);
  return (
    <ShowMore id={`${post.id}${isRHS ? ' rhs' : ''}`}>
      <div
        className="post-message__text"
        id={`${isRHS ? 'rhsPostMessageText' : 'postMessageText'}_${post.id}`}
      >
        <FaultBoundary place="post text" says="fault.message" of={post}>
          {system ?? <PostMarkdown post={post} message={message} />}
        </FaultBoundary>
        {post.edit_at > 0 && <EditedMark post={post} />}
      </div>
      <MessageAttachments post={post} />
      <FaultBoundary place="post embed" says="fault.attachment" of={post}>
        <PostEmbeds post={post} />
      </FaultBoundary>
      {!hidesPlugins && (
        <Pluggable pluggableName="PostMessageAttachment" postId={post.id} onHeightChange={ignoreHeight} />
      )}
    </ShowMore>
  );
}
