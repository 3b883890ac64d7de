import type { Channel } from '@mattermost/types/channels';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useHistory, useRouteMatch } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { ChannelIntro } from '../channel/channel-intro.tsx';
import { JumpToNewest } from './jump-to-newest.tsx';
import { PostRowView } from './post-row-view.tsx';
import type { PostRow } from './post-rows.ts';
import { rowIndexOf } from './post-rows.ts';
import { PostsError } from './posts-error.tsx';
import { useOpenedChannel } from './use-opened-channel.ts';
import { usePostWindow } from './use-post-window.ts';
import { VirtualPosts } from './virtual-posts.tsx';
import type { VirtualPostsHandle } from './virtual-posts.tsx';

/** The posts of a channel. Stays at the end while the reader is there; older and newer ones come as they are neared. */
export function PostList({ channel }: { channel: Channel }) {
  const text = useText();
  const name = useChannelName(channel);
  const history = useHistory();
  const match = useRouteMatch<{ team: string; kind: string; name: string; postId: string }>(
    '/:team/:kind(channels|messages)/:name/:postId',
  );
  const focusedId = match?.params.postId ?? '';
  const isLoaded = useAppSelector((state) => state.views.channel.loaded[channel.id] === true);
  const opened = useOpenedChannel(channel.id, isLoaded);
  const [wantsNewest, setWantsNewest] = useState(false);
  const anchorId = focusedId || (wantsNewest ? '' : opened.firstUnreadId);
  const posts = usePostWindow(channel.id, anchorId, opened.isOpen && opened.error === undefined);
  const [isAtEnd, setAtEnd] = useState(true);
  const list = useRef<VirtualPostsHandle>(null);
  const { rows } = posts;

  const newestOfMine = useNewestOfMine(rows);
  useEffect(() => {
    if (newestOfMine !== '') {
      list.current?.scrollToEnd();
    }
  }, [newestOfMine]);

  const toNewest = () => {
    if (posts.isNewest && anchorId === '') {
      list.current?.scrollToEnd();
      return;
    }
    setWantsNewest(true);
    if (match !== null) {
      const { team, kind, name: channelName } = match.params;
      history.replace(`/${team}/${kind}/${channelName}`);
    }
  };

  const renderRow = useCallback(
    (row: PostRow) => <PostRowView row={row} channelId={channel.id} highlightedId={focusedId} />,
    [channel.id, focusedId],
  );
  const error = opened.error ?? posts.error;

  return (
    <div className="post-list-wrapper">
      {posts.isReady ? (
        <VirtualPosts
          key={`${channel.id} ${anchorId}`}
          ref={list}
          id="postListContent"
          label={text('posts.label', { channel: name })}
          rows={rows}
          start={startOf(rows, anchorId)}
          isNewest={posts.isNewest}
          header={
            posts.isOldest ? (
              <ChannelIntro channel={channel} />
            ) : (
              <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
            )
          }
          footer={error !== undefined && <PostsError error={error} onRetry={posts.retry} />}
          renderRow={renderRow}
          onNearTop={posts.loadOlder}
          onNearEnd={posts.loadNewer}
          onAtEnd={setAtEnd}
        />
      ) : (
        <div className="post-list post-list--waiting">
          {error === undefined ? (
            <div className="spinner" role="status" aria-label={text('loading')} />
          ) : (
            <PostsError error={error} onRetry={opened.error === undefined ? posts.retry : opened.retry} />
          )}
        </div>
      )}
      {posts.isReady && (!isAtEnd || !posts.isNewest) && (
        <JumpToNewest rows={rows} isNewest={posts.isNewest} onJump={toNewest}>
          <Text id="posts.jump" />
        </JumpToNewest>
      )}
    </div>
  );
}

/** Where the list begins: at the post that is looked for, else at the line of the new ones if they fill more than a page. */
function startOf(rows: readonly PostRow[], anchorId: string) {
  const index = anchorId === '' ? -1 : rowIndexOf(rows, anchorId);
  if (index !== -1) {
    return { index, align: 'center' as const };
  }
  const unread = rows.findIndex(({ kind }) => kind === 'new');
  return unread === -1 ? undefined : { index: unread, align: 'start' as const };
}

/** The key of the last row if I have just written it; '' otherwise. */
function useNewestOfMine(rows: readonly PostRow[]): string {
  const last = rows.at(-1);
  return useMemo(
    () => (last?.kind === 'post' && last.post.id === last.post.pending_post_id ? last.key : ''),
    [last],
  );
}
