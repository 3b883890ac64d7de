import { closeRightHandSide } from '@patchbay/registry';
import type { Post } from '@mattermost/types/posts';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam, getTeam } from 'mattermost-redux/selectors/entities/teams';
import { isSystemMessage } from 'mattermost-redux/utils/post_utils';
import { memo, useMemo } from 'react';
import { FormattedDate } from 'react-intl';
import { useHistory } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { formatText } from '../../markdown/format-text.ts';
import { messageHtmlToComponent } from '../../markdown/message-html-to-component.tsx';
import { isNarrow } from '../../narrow-window.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { soundPost } from '../../store/sound-post.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { fromPanel, selectPost } from '../../store/views/rhs.ts';
import { ClockTime } from '../post/clock-time.tsx';
import { AuthorTrigger, PostAvatar } from '../post/post-avatar.tsx';
import { PostBody } from '../post/post-body.tsx';
import { usePostAuthor } from '../post/use-post-author.ts';
import { markWords } from './search-words.ts';

interface ResultItemProps {
  post: Post;
  /** What to mark in it. */
  words?: RegExp;
}

/** A post that was found: where and when it was said, by whom, and ways to it. */
export const ResultItem = memo(function ResultItem({ post: given, words }: ResultItemProps) {
  const post = soundPost(given);
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const author = usePostAuthor(post);
  const teamName = useAppSelector((state) => {
    const teamId = getChannel(state, post.channel_id)?.team_id ?? '';
    return (getTeam(state, teamId) ?? getCurrentTeam(state))?.name ?? '';
  });
  const { name } = author;
  const rootId = post.root_id || post.id;
  return (
    <article
      id={`searchResult_${post.id}`}
      className="search-item search-item__container"
      data-post-id={post.id}
      aria-label={name}
    >
      <header className="search-item__place">
        <ChannelOf channelId={post.channel_id} />
        <time dateTime={new Date(post.create_at).toISOString()}>
          <FormattedDate value={post.create_at} dateStyle="medium" />
          {', '}
          <ClockTime at={post.create_at} />
        </time>
      </header>
      <div className="search-item__post">
        <PostAvatar post={post} author={author} />
        <div className="search-item__content">
          <p className="search-item__author">
            <AuthorTrigger post={post} author={author}>
              {name}
            </AuthorTrigger>
            {author.isBot && (
              <span className="tag">
                <Text id="post.bot" />
              </span>
            )}
          </p>
          <Message post={post} words={words} />
        </div>
      </div>
      <footer className="search-item__actions">
        {(post.root_id !== '' || post.reply_count > 0) && (
          <button
            type="button"
            className="btn btn-link btn-sm"
            onClick={() => dispatch(fromPanel(selectPost(rootId, post.channel_id)))}
          >
            <Text id="search.thread" />
          </button>
        )}
        <button
          type="button"
          className="btn btn-tertiary btn-sm search-item__jump"
          aria-label={text('search.jumpTo', { name })}
          onClick={() => {
            history.push(`/${teamName}/pl/${post.id}`);
            // In a narrow window the results are drawn over the channel.
            if (isNarrow()) {
              dispatch(closeRightHandSide());
            }
          }}
        >
          <Text id="search.jump" />
        </button>
      </footer>
    </article>
  );
});

/** A plugin draws its own types of posts, here as everywhere; of others the text is shown with what was looked for. */
function Message({ post, words }: ResultItemProps) {
  const content = useMemo(
    () => messageHtmlToComponent(markWords(formatText(post.message), words)),
    [post.message, words],
  );
  if (words === undefined || (Boolean(post.type) && !isSystemMessage(post))) {
    return <PostBody post={post} isRHS />;
  }
  const files = post.metadata?.files ?? [];
  return (
    <div className="post__body">
      <div className="post-message__text markdown">{content}</div>
      {files.length > 0 && (
        <p className="search-item__files">
          <Text id="search.attached" values={{ names: files.map(({ name }) => name).join(', ') }} />
        </p>
      )}
    </div>
  );
}

function ChannelOf({ channelId }: { channelId: string }) {
  const channel = useAppSelector((state) => getChannel(state, channelId));
  return channel === undefined ? <span /> : <ChannelName channel={channel} />;
}

function ChannelName({ channel }: { channel: Parameters<typeof useChannelName>[0] }) {
  const name = useChannelName(channel);
  return <span className="search-item__channel">{name}</span>;
}
