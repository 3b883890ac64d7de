import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getThread } from 'mattermost-redux/selectors/entities/threads';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { FormattedRelativeTime } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { selectPost } from '../../store/views/rhs.ts';
import { Icon } from '../elements/icon.tsx';
import { FollowButton } from '../threads/follow-button.tsx';
import { Participants } from '../threads/participants.tsx';
import { relativeTime } from '../threads/relative-time.ts';

/** Under a post with answers how many there are, and of whom; under an answer whose post it belongs to. */
export function ThreadFooter({ post }: { post: Post }) {
  return post.root_id ? <RootLink post={post} /> : <Answers post={post} />;
}

function RootLink({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const root = useAppSelector((state) => getPost(state, post.root_id)) as Post | undefined;
  const rootAuthor = useAppSelector((state) => (root ? getUser(state, root.user_id)?.username : undefined));
  return (
    <button
      type="button"
      className="thread-footer"
      onClick={() => dispatch(selectPost(post.root_id, post.channel_id))}
    >
      <Icon name="reply-outline" />
      <Text id="thread.replyTo" values={{ name: rootAuthor ?? '…' }} />
    </button>
  );
}

function Answers({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const thread = useAppSelector((state) => getThread(state, post.id));
  const replies = useAppSelector(({ entities: { posts } }) => {
    const known = (posts.postsInThread[post.id] ?? []).filter((id) => posts.posts[id]?.state !== 'DELETED');
    return Math.max(
      known.filter((id) => Object.hasOwn(posts.posts, id)).length,
      posts.postsReplies[post.id] ?? 0,
      post.reply_count ?? 0,
    );
  });
  if (replies === 0 || post.state === 'DELETED') {
    return null;
  }
  const participants = (thread?.participants ?? post.participants ?? []) as { id: string }[];
  const lastReplyAt = thread?.last_reply_at ?? post.last_reply_at ?? 0;
  const isUnread = threads && ((thread?.unread_replies ?? 0) > 0 || (thread?.unread_mentions ?? 0) > 0);
  return (
    <div className="thread-footer-row ThreadFooter">
      {isUnread && <span className="thread-footer__dot" aria-hidden="true" />}
      {threads && <Participants userIds={participants.map(({ id }) => id)} />}
      <button
        type="button"
        className="thread-footer"
        onClick={() => dispatch(selectPost(post.id, post.channel_id))}
      >
        {!threads && <Icon name="message-text-outline" />}
        <Text id="thread.replies" values={{ count: replies }} />
      </button>
      {threads && <FollowButton root={post} />}
      {threads && lastReplyAt > 0 && (
        <span className="thread-footer__time">
          <Text
            id="thread.lastReply"
            values={{ when: <FormattedRelativeTime {...relativeTime(lastReplyAt)} /> }}
          />
        </span>
      )}
    </div>
  );
}
