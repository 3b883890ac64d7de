import type { Channel } from '@mattermost/types/channels';
import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { useContext } from 'react';
import type { ReactNode } from 'react';
import { FormattedDate } from 'react-intl';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import type { ModalId } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { ProfileTrigger } from '../profile/profile-trigger.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { useChannelRights } from './channel-rights.ts';
import { useMatchingEntry } from './use-matching-entry.ts';

/** The beginning of a channel: what it is for, and how to begin. Plugins may say it in their own words (contract: registry registerChannelIntro). */
export function ChannelIntro({ channel }: { channel: Channel }) {
  const name = useChannelName(channel);
  const entry = useMatchingEntry('ChannelIntro', channel);
  const isConversation = channel.type === 'D' || channel.type === 'G';
  const Given = isConversation ? undefined : entry?.component;
  return (
    <section id="channelIntro" className="channel-intro">
      {entry !== undefined && Given !== undefined ? (
        <PluggableErrorBoundary pluginId={entry.pluginId} location="ChannelIntro">
          <Given channel={channel} />
        </PluggableErrorBoundary>
      ) : (
        <>
          {channel.type === 'D' ? (
            <Teammate channel={channel} />
          ) : (
            <span className="channel-intro__icon">
              <ChannelIcon channel={channel} />
            </span>
          )}
          <h2>{name}</h2>
          <Words channel={channel} name={name} />
          {channel.purpose !== '' && (
            <p className="channel-intro__purpose">
              <Text id="intro.purpose" values={{ purpose: channel.purpose }} />
            </p>
          )}
        </>
      )}
      <IntroButtons channel={channel} />
    </section>
  );
}

function Teammate({ channel }: { channel: Channel }) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const other = useAppSelector((state) => getUser(state, getUserIdFromChannelName(me, channel.name)));
  return other === undefined ? (
    <Avatar size="large" />
  ) : (
    <ProfileTrigger userId={other.id} channelId={channel.id}>
      <Avatar user={other} size="large" status />
    </ProfileTrigger>
  );
}

function Words({ channel, name }: { channel: Channel; name: string }) {
  const creator = useAppSelector((state) => getUser(state, channel.creator_id)?.username);
  const isMine = useAppSelector((state) => {
    const me = state.entities.users.currentUserId;
    return channel.type === 'D' && getUserIdFromChannelName(me, channel.name) === me;
  });
  if (channel.type === 'D') {
    return (
      <p>
        <Text id={isMine ? 'intro.own' : 'intro.direct'} values={{ name }} />
      </p>
    );
  }
  if (channel.type === 'G') {
    return (
      <p>
        <Text id="intro.group" values={{ name }} />
      </p>
    );
  }
  const at = <FormattedDate value={channel.create_at} dateStyle="long" />;
  return (
    <p>
      <Text id={channel.type === 'P' ? 'intro.private' : 'intro.channel'} values={{ name }} />{' '}
      {channel.create_at > 0 &&
        (creator === undefined ? (
          <Text id="intro.made" values={{ at }} />
        ) : (
          <Text id="intro.madeBy" values={{ at, name: creator }} />
        ))}
    </p>
  );
}

type IntroAction = (channel: Channel, member: unknown) => unknown;

function IntroButtons({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const rights = useChannelRights(channel);
  const member = useAppSelector((state) => getMyChannelMembership(state, channel.id));
  const entries = useAppSelector((state) => state.plugins.components.ChannelIntroButton);
  const isHidden = useAppSelector((state) => pluginsAreHiddenIn(state, channel));
  const open = (modalId: ModalId) => dispatch(openModalById(modalId, { channel }));
  const showsPlugins = !isHidden && !rights.isArchived && member !== undefined;
  return (
    <div className="channel-intro__buttons">
      {rights.managesMembers && (
        <button type="button" className="channel-intro__button" onClick={() => open('channel_invite')}>
          <Icon name="account-plus-outline" />
          <Text id="channel.invite" />
        </button>
      )}
      {rights.editsProperties && (
        <button type="button" className="channel-intro__button" onClick={() => open('edit_channel_header')}>
          <Icon name="pencil-outline" />
          <Text id="intro.setHeader" />
        </button>
      )}
      {channel.type !== 'D' && !rights.isArchived && (
        <button type="button" className="channel-intro__button" onClick={() => open('channel_notifications')}>
          <Icon name="bell-outline" />
          <Text id="channel.notifications" />
        </button>
      )}
      {showsPlugins &&
        entries.map(({ id, pluginId, icon, text, action }) => (
          <button
            key={id}
            type="button"
            className="channel-intro__button"
            data-plugin-id={pluginId}
            onClick={() =>
              void callPlugin(services, pluginId, 'ChannelIntroButton', () =>
                (action as IntroAction)(channel, member),
              )
            }
          >
            <PluginLabel pluginId={pluginId} location="ChannelIntroButton">
              {icon as ReactNode}
              {text as ReactNode}
            </PluginLabel>
          </button>
        ))}
    </div>
  );
}
