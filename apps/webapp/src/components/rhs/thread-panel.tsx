import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { FollowButton } from '../threads/follow-button.tsx';
import { ThreadViewer } from '../threads/thread-viewer.tsx';
import { Panel } from './panel.tsx';

/** A thread at the right-hand side. */
export function ThreadPanel({ rootId }: { rootId: string }) {
  const root = useAppSelector((state) => getPost(state, rootId)) as Post | undefined;
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  return (
    <Panel
      title={<Text id="thread.title" />}
      subtitle={root === undefined ? undefined : <ChannelName channelId={root.channel_id} />}
      actions={threads && root !== undefined && root.state !== 'DELETED' && <FollowButton root={root} />}
    >
      <ThreadViewer rootPostId={rootId} />
    </Panel>
  );
}

function ChannelName({ channelId }: { channelId: string }) {
  const channel = useAppSelector((state) => state.entities.channels.channels[channelId]);
  return channel === undefined ? null : <Named channel={channel} />;
}

function Named({ channel }: { channel: Parameters<typeof useChannelName>[0] }) {
  return <>{useChannelName(channel)}</>;
}
