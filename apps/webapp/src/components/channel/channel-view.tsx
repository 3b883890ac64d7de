import type { Channel } from '@mattermost/types/channels';
import { useChannelName } from '../../store/use-channel-name.ts';
import { Composer } from '../composer/composer.tsx';
import { FaultBoundary } from '../fault/fault-boundary.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PostList } from '../post/post-list.tsx';
import { ArchivedBanner } from './archived-banner.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { useText } from '../../i18n/use-text.ts';

/** A channel in the middle of the page: its header, its posts, and where to write. */
export function ChannelView({ channel }: { channel: Channel }) {
  const text = useText();
  const name = useChannelName(channel);

  return (
    <main id="app-content" className="center-channel">
      <FaultBoundary place="channel header" of={channel}>
        <ChannelHeader channel={channel} />
      </FaultBoundary>
      <div className="channel-view-inner">
        <div className="toasts">
          <Pluggable pluggableName="ChannelToast" />
        </div>
        <FaultBoundary place="post list" of={channel}>
          <PostList channel={channel} />
        </FaultBoundary>
        {channel.delete_at > 0 ? (
          <ArchivedBanner channel={channel} />
        ) : (
          <FaultBoundary place="composer">
            <Composer
              channelId={channel.id}
              rootId=""
              textboxId="post_textbox"
              sendId="create_post_send"
              placeholder={text('composer.placeholder', { channel: name })}
            />
          </FaultBoundary>
        )}
      </div>
    </main>
  );
}
