import type { Channel } from '@mattermost/types/channels';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { Avatar } from '../common/avatar.tsx';
import { Icon } from '../common/icon.tsx';

/** The beginning of a channel. */
export function ChannelIntro({ channel }: { channel: Channel }) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const other = useAppSelector((state) => getUser(state, getUserIdFromChannelName(me, channel.name)));
  const isDirect = channel.type === 'D';
  const name = useChannelName(channel);
  return (
    <section className="channel-intro">
      {isDirect ? (
        <Avatar user={other} size="large" />
      ) : (
        <span className="channel-intro__icon">
          <Icon name={channel.type === 'P' ? 'lock-outline' : 'globe'} />
        </span>
      )}
      <h2>{name}</h2>
      <p>
        {isDirect ? (
          <Text id="intro.direct" values={{ name }} />
        ) : (
          <Text id="intro.channel" values={{ name }} />
        )}
      </p>
      {channel.purpose !== '' && <p className="channel-intro__purpose">{channel.purpose}</p>}
    </section>
  );
}
