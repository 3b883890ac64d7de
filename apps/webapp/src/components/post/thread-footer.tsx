import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { selectPost } from '../../store/views/rhs.ts';
import { Icon } from '../common/icon.tsx';

/** Under a post with answers how many there are; under an answer whose post it belongs to. */
export function ThreadFooter({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const root = useAppSelector((state) => (post.root_id ? getPost(state, post.root_id) : undefined));
  const rootAuthor = useAppSelector((state) => (root ? getUser(state, root.user_id)?.username : undefined));
  const replies = useAppSelector((state) => {
    const known = (state.entities.posts.postsInThread[post.id] ?? []).filter((id) =>
      Object.hasOwn(state.entities.posts.posts, id),
    );
    return Math.max(known.length, post.reply_count ?? 0);
  });
  const open = () => dispatch(selectPost(post.root_id || post.id, post.channel_id));

  if (post.root_id) {
    return (
      <button type="button" className="thread-footer" onClick={open}>
        <Icon name="reply-outline" />
        <Text id="thread.replyTo" values={{ name: rootAuthor ?? '…' }} />
      </button>
    );
  }
  if (replies === 0 || post.state === 'DELETED') {
    return null;
  }
  return (
    <button type="button" className="thread-footer" onClick={open}>
      <Icon name="message-text-outline" />
      <Text id="thread.replies" values={{ count: replies }} />
    </button>
  );
}
