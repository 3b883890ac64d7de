import type { Channel } from '@mattermost/types/channels';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';

import { useAppSelector } from '../../store/hooks.ts';
import { Emoji } from '../emoji/emoji.tsx';
import { customStatusOf } from '../profile/status.tsx';

/** What the other person of a conversation says of themselves, as its emoji. */
export function CustomStatusEmoji({ channel }: { channel: Channel }) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const user = useAppSelector((state) => getUser(state, getUserIdFromChannelName(me, channel.name)));
  const status = customStatusOf(user);
  return status === undefined || !status.emoji ? null : (
    <span className="SidebarLink__status" title={status.text}>
      <Emoji name={status.emoji} />
    </span>
  );
}
