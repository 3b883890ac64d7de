import type { Channel } from '@mattermost/types/channels';
import { favoriteChannel, getChannelStats, unfavoriteChannel } from 'mattermost-redux/actions/channels';
import { isFavoriteChannel, isMutedChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { useEffect } from 'react';
import { setChannelMuted } from '../../actions/channels.ts';
import { Text } from '../../i18n/text.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { siteUrl } from '../../site-url.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { fromPanel, showPanel } from '../../store/views/rhs.ts';
import { copyText } from '../clipboard/copy-text.ts';
import { Avatar } from '../elements/avatar.tsx';
import { Moment } from '../elements/moment.tsx';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { LocalTime } from '../profile/local-time.tsx';
import { Status } from '../profile/status.tsx';
import { Panel } from '../rhs/panel.tsx';
import { useChannelRights } from './channel-rights.ts';
import { InfoAction, InfoRow } from './info-rows.tsx';
import { usePanelChannel } from './use-panel-channel.ts';

/** What a channel is about, beside it. */
export function ChannelInfoPanel() {
  const channel = usePanelChannel();
  return (
    <Panel title={<Text id="info.title" />}>
      {channel !== undefined && <Content key={channel.id} channel={channel} />}
    </Panel>
  );
}

function Content({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const name = useChannelName(channel);
  const rights = useChannelRights(channel);
  const team = useAppSelector(getCurrentTeam);
  const stats = useAppSelector((state) => state.entities.channels.stats[channel.id]);
  const isFavorite = useAppSelector((state) => isFavoriteChannel(state, channel.id));
  const isMuted = useAppSelector((state) => isMutedChannel(state, channel.id));
  useEffect(() => {
    // With the files counted, which the header does not ask for.
    void dispatch(getChannelStats(channel.id, true));
  }, [channel.id, dispatch]);
  const link = `${siteUrl()}/${team?.name ?? ''}/channels/${channel.name}`;
  return (
    <div className="channel-panel">
      <div className="channel-info__actions">
        <InfoAction
          icon={isFavorite ? 'star' : 'star-outline'}
          isOn={isFavorite}
          label="info.favorite"
          onPress={() =>
            void dispatch(isFavorite ? unfavoriteChannel(channel.id) : favoriteChannel(channel.id))
          }
        />
        <InfoAction
          icon={isMuted ? 'bell-off-outline' : 'bell-outline'}
          isOn={isMuted}
          label="info.mute"
          onPress={() => void dispatch(setChannelMuted(channel.id, !isMuted))}
        />
        {rights.managesMembers && (
          <InfoAction
            icon="account-plus-outline"
            label="info.invite"
            onPress={() => dispatch(openModalById('channel_invite', { channel }))}
          />
        )}
        {!rights.isConversation && (
          <InfoAction icon="link-variant" label="row.copyLink" onPress={() => void copyText(link)} />
        )}
      </div>
      <h3 className="channel-info__name">{name}</h3>
      {channel.type === 'D' && <Teammate channel={channel} />}
      {channel.purpose !== '' && (
        <section className="channel-info__text">
          <h4>
            <Text id="info.purpose" />
          </h4>
          <p>{channel.purpose}</p>
        </section>
      )}
      {(channel.header !== '' || rights.editsProperties) && (
        <section className="channel-info__text">
          <h4>
            <Text id="info.header" />
            {rights.editsProperties && (
              <button
                type="button"
                className="link-button"
                onClick={() => dispatch(openModalById('edit_channel_header', { channel }))}
              >
                <Text id="info.edit" />
              </button>
            )}
          </h4>
          {channel.header === '' ? (
            <p className="hint">
              <Text id="info.noHeader" />
            </p>
          ) : (
            <Markdown text={channel.header} />
          )}
        </section>
      )}
      <ul className="channel-info__list">
        {!rights.isConversation && !rights.isArchived && (
          <InfoRow
            icon="cog-outline"
            label="channel.settings"
            onPress={() => dispatch(openModalById('channel_settings', { channel }))}
          />
        )}
        {channel.type !== 'D' && (
          <InfoRow
            icon="bell-outline"
            label="channel.notifications"
            onPress={() => dispatch(openModalById('channel_notifications', { channel }))}
          />
        )}
        {channel.type !== 'D' && (
          <InfoRow
            icon="account-outline"
            label="members.panel"
            count={stats?.member_count}
            onPress={() => dispatch(fromPanel(showPanel('channel-members', channel.id)))}
          />
        )}
        <InfoRow
          icon="pin-outline"
          label="info.pinned"
          count={stats?.pinnedpost_count}
          onPress={() => dispatch(fromPanel(showPanel('pin', channel.id)))}
        />
        <InfoRow
          icon="file-text-outline"
          label="header.files"
          count={stats !== undefined && stats.files_count >= 0 ? stats.files_count : undefined}
          onPress={() => dispatch(fromPanel(showPanel('channel-files', channel.id)))}
        />
      </ul>
      <p className="hint">
        <Text id="info.created" values={{ at: <Moment at={channel.create_at} /> }} />
        <br />
        <Text id="info.id" values={{ id: channel.id }} />
      </p>
    </div>
  );
}

function Teammate({ channel }: { channel: Channel }) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const user = useAppSelector((state) => getUser(state, getUserIdFromChannelName(me, channel.name)));
  const status = useAppSelector((state) => state.entities.users.statuses[user?.id ?? '']);
  if (user === undefined) {
    return null;
  }
  return (
    <section className="channel-info__person">
      <Avatar user={user} size="large" />
      <div>
        <p>@{user.username}</p>
        {!user.is_bot && <Status user={user} status={status ?? 'offline'} />}
        <LocalTime timezone={user.timezone} />
      </div>
    </section>
  );
}
