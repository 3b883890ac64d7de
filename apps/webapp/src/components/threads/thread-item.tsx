import type { Post } from '@mattermost/types/posts';
import type { Team } from '@mattermost/types/teams';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { getThread } from 'mattermost-redux/selectors/entities/threads';
import { FormattedRelativeTime } from 'react-intl';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { formatText } from '../../markdown/format-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { soundPost } from '../../store/sound-post.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { usePostAuthor } from '../post/use-post-author.ts';
import { Participants } from './participants.tsx';
import { relativeTime } from './relative-time.ts';

interface ThreadItemProps {
  threadId: string;
  team: Team;
  isChosen: boolean;
}

/** A thread in the list: who began it and where, how it begins, and what is new in it. */
export function ThreadItem({ threadId, team, isChosen }: ThreadItemProps) {
  const thread = useAppSelector((state) => getThread(state, threadId));
  const post = useAppSelector((state) => getPost(state, threadId)) as Post | undefined;
  if (!thread || post === undefined) {
    return <div className="thread-item" />;
  }
  const { unread_replies: unread, unread_mentions: mentions } = thread;
  const classes = [
    'thread-item ThreadItem',
    isChosen ? 'thread-item--chosen' : '',
    unread > 0 || mentions > 0 ? 'thread-item--unread' : '',
  ].filter(Boolean);
  return (
    <Link
      className={classes.join(' ')}
      to={`/${team.name}/threads/${threadId}`}
      aria-current={isChosen ? 'true' : undefined}
    >
      <Beginning post={soundPost(post)} />
      <span className="thread-item__foot">
        <Participants userIds={(thread.participants ?? []).map(({ id }) => id)} />
        <span className={unread > 0 ? 'thread-item__new' : ''}>
          {unread > 0 ? (
            <Text id="threads.unreadReplies" values={{ count: unread }} />
          ) : (
            <Text id="thread.replies" values={{ count: thread.reply_count }} />
          )}
        </span>
        {mentions > 0 && (
          <span className="badge thread-item__mentions">
            <span aria-hidden="true">{mentions}</span>
            <span className="visually-hidden">
              <Text id="threads.mentions" values={{ count: mentions }} />
            </span>
          </span>
        )}
        <span className="thread-item__time">
          <FormattedRelativeTime {...relativeTime(thread.last_reply_at)} />
        </span>
      </span>
    </Link>
  );
}

function Beginning({ post }: { post: Post }) {
  const author = usePostAuthor(post);
  const channel = useAppSelector((state) => state.entities.channels.channels[post.channel_id]);
  return (
    <>
      <span className="thread-item__head">
        <strong>{author.name}</strong>
        {channel !== undefined && (
          <span className="tag">
            <ChannelName channel={channel} />
          </span>
        )}
      </span>
      <Excerpt post={post} />
    </>
  );
}

function ChannelName({ channel }: { channel: Parameters<typeof useChannelName>[0] }) {
  return <>{useChannelName(channel)}</>;
}

const EXCERPT_LENGTH = 200;

/** The beginning of a message as plain text: the whole row is a link, and nothing in it may be one. */
function Excerpt({ post }: { post: Post }) {
  const text = useMemo(() => {
    const html = formatText(post.message, { singleline: true });
    return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
  }, [post.message]);
  return (
    <span className="thread-item__excerpt">
      {post.state === 'DELETED' ? <Text id="post.deleted" /> : text.slice(0, EXCERPT_LENGTH)}
    </span>
  );
}
