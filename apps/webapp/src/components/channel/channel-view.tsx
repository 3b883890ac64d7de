import type { Channel } from '@mattermost/types/channels';
import { useEffect } from 'react';
import { loadLatestPosts } from '../../actions/posts.ts';
import { markRead } from '../../actions/channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { Composer } from '../composer/composer.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PostList } from '../post/post-list.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { useText } from '../../i18n/use-text.ts';

/** A channel in the middle of the page: its header, its posts, and where to write. */
export function ChannelView({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const isLoaded = useAppSelector((state) => state.views.channel.loaded[channel.id] === true);
  const name = useChannelName(channel);

  useEffect(() => {
    if (!isLoaded) {
      void dispatch(loadLatestPosts(channel.id));
    }
    dispatch(markRead(channel.id));
    const readOnReturn = () => {
      if (!document.hidden) {
        dispatch(markRead(channel.id));
      }
    };
    document.addEventListener('visibilitychange', readOnReturn);
    return () => document.removeEventListener('visibilitychange', readOnReturn);
  }, [channel.id, dispatch, isLoaded]);

  return (
    <main id="app-content" className="center-channel channel-view">
      <ChannelHeader channel={channel} />
      <div className="channel-view-inner">
        <div className="toasts">
          <Pluggable pluggableName="ChannelToast" />
        </div>
        <PostList channel={channel} isLoaded={isLoaded} />
        <Composer
          channelId={channel.id}
          rootId=""
          textboxId="post_textbox"
          sendId="create_post_send"
          placeholder={text('composer.placeholder', { channel: name })}
        />
      </div>
    </main>
  );
}
