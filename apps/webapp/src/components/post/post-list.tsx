import type { Channel } from '@mattermost/types/channels';
import type { Post } from '@mattermost/types/posts';
import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { getPostIdsInChannel } from 'mattermost-redux/selectors/entities/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { useMemo, useRef, useState } from 'react';
import { loadOlderPosts } from '../../actions/posts.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { ChannelIntro } from './channel-intro.tsx';
import { PostRowView } from './post-row-view.tsx';
import { postRows } from './post-rows.ts';
import { useStickyScroll } from './use-sticky-scroll.ts';

const LOAD_OLDER_WITHIN_PX = 300;

interface PostListProps {
  channel: Channel;
  isLoaded: boolean;
}

/** The posts of a channel. Stays at the end while the reader is there; older ones come when the top is near. */
export function PostList({ channel, isLoaded }: PostListProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const name = useChannelName(channel);
  const ids = useAppSelector((state) => getPostIdsInChannel(state, channel.id));
  const all = useAppSelector((state) => state.entities.posts.posts);
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const currentUserId = useAppSelector((state) => state.entities.users.currentUserId);
  const oldestReached = useAppSelector((state) => state.views.channel.oldestReached[channel.id] === true);
  const member = useAppSelector((state) => getMyChannelMembership(state, channel.id));
  const [readUntil] = useState(member?.last_viewed_at);
  const loading = useRef(false);

  const rows = useMemo(() => {
    const posts = (ids ?? [])
      .map((id) => all[id])
      .filter((post): post is Post => post !== undefined && !(threads && post.root_id))
      .reverse();
    return postRows(posts, { readUntil, currentUserId });
  }, [all, currentUserId, ids, readUntil, threads]);
  const { scroller, onScroll, isAtEnd, scrollToEnd } = useStickyScroll(rows);

  const loadOlder = async () => {
    const oldest = ids?.at(-1);
    if (loading.current || oldestReached || oldest === undefined) {
      return;
    }
    loading.current = true;
    await dispatch(loadOlderPosts(channel.id, oldest));
    loading.current = false;
  };

  return (
    <div className="post-list-wrapper">
      <div
        id="postListContent"
        className="post-list"
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label={text('posts.label', { channel: name })}
        onScroll={(event) => {
          onScroll();
          if (event.currentTarget.scrollTop < LOAD_OLDER_WITHIN_PX) {
            void loadOlder();
          }
        }}
      >
        <div className="post-list__content">
          {isLoaded && oldestReached && <ChannelIntro channel={channel} />}
          {(!isLoaded || !oldestReached) && (
            <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
          )}
          {rows.map((row) => (
            <PostRowView key={row.key} row={row} />
          ))}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className="jump-to-end" onClick={scrollToEnd}>
          <Text id="posts.jump" />
        </button>
      )}
    </div>
  );
}
