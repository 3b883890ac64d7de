import type { Channel } from '@mattermost/types/channels';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { Text } from '../../i18n/text.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Status } from '../profile/status.tsx';
import { useChannelRights } from './channel-rights.ts';

/** The text under the name: of a conversation whether the other one is there, then what somebody wrote. */
export function ChannelHeaderText({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const { editsProperties } = useChannelRights(channel);
  const edit = () => dispatch(openModalById('edit_channel_header', { channel }));
  return (
    <div id="channelHeaderDescription" className="channel-header__description">
      {channel.type === 'D' && <TeammateStatus channel={channel} />}
      {channel.header === '' ? (
        editsProperties && (
          <button type="button" className="channel-header__add-text" onClick={edit}>
            <Text id="header.add" />
          </button>
        )
      ) : (
        <div className="channel-header__text" title={channel.header}>
          <Markdown text={channel.header} options={{ singleline: true }} />
        </div>
      )}
    </div>
  );
}

function TeammateStatus({ channel }: { channel: Channel }) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const user = useAppSelector((state) => getUser(state, getUserIdFromChannelName(me, channel.name)));
  const status = useAppSelector((state) => state.entities.users.statuses[user?.id ?? '']);
  if (user === undefined) {
    return null;
  }
  if (user.is_bot) {
    return (
      <span className="tag">
        <Text id="profile.bot" />
      </span>
    );
  }
  return (
    <div className="channel-header__status">
      <Status user={user} status={status ?? 'offline'} />
    </div>
  );
}
