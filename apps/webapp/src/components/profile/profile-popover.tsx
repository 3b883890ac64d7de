import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId, getUser } from 'mattermost-redux/selectors/entities/users';
import { useEffect, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { openDirectChannel } from '../../actions/channels.ts';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { ModalIdentifiers } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Pluggable } from '../plugins/pluggable.tsx';
import { LocalTime } from './local-time.tsx';
import { ProfileCallButton } from './profile-call-button.tsx';
import { ProfileRoles } from './profile-roles.tsx';
import type { ProfileTriggerProps } from './profile-trigger.tsx';
import { Status } from './status.tsx';

interface ProfilePopoverProps extends Omit<ProfileTriggerProps, 'children' | 'className'> {
  hide(): void;
}

/** Who somebody is, and what can be done: write to them, call them, and what plugins add (contract: registry registerPopoverUser…). */
export function ProfilePopover(props: ProfilePopoverProps) {
  const { userId, channelId, fromWebhook = false, overwriteName, overwriteIcon, hide } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const user = useAppSelector((state) => getUser(state, userId));
  const isUnknown = useAppSelector((state) => Object.hasOwn(state.views.unknownUsers, userId));
  const status = useAppSelector((state) => state.entities.users.statuses[userId]);
  const isMe = useAppSelector(getCurrentUserId) === userId;
  const showsEmail = useAppSelector((state) => getConfig(state).ShowEmailAddress === 'true');
  const channel = useAppSelector((state) => getChannel(state, channelId ?? ''));
  const hidesPlugins = useAppSelector((state) => pluginsAreHiddenIn(state, channel));

  useEffect(() => {
    void dispatch(loadMissingProfiles([userId]));
  }, [dispatch, userId]);

  if (user === undefined) {
    return (
      <p className="profile-popover__empty">
        <Text id={isUnknown ? 'profile.unknown' : 'loading'} />
      </p>
    );
  }
  const name = fromWebhook && overwriteName ? overwriteName : fullName(user) || user.username;
  // Whoever hides their status is offline; a bot and a webhook have none (contract: registry registerPopoverUserActions…).
  const shownStatus = fromWebhook || user.is_bot ? null : (status ?? null);
  return (
    <>
      <header className="profile-popover__header">
        {overwriteIcon ? (
          <img className="profile-popover__picture" src={overwriteIcon} alt="" />
        ) : (
          <Avatar user={user} size="large" status={shownStatus !== null} />
        )}
        <span className="profile-popover__names">
          <strong>
            {name}
            {(user.is_bot || fromWebhook) && (
              <span className="tag">
                <Text id="profile.bot" />
              </span>
            )}
            {!fromWebhook && <ProfileRoles user={user} channelId={channelId} />}
          </strong>
          {!fromWebhook && <span className="profile-popover__username">@{user.username}</span>}
          {!fromWebhook && user.nickname !== '' && user.nickname !== undefined && (
            <span className="profile-popover__position">
              <Text id="profile.nickname" values={{ nickname: user.nickname }} />
            </span>
          )}
          {!fromWebhook && user.position && (
            <span className="profile-popover__position">{user.position}</span>
          )}
        </span>
        <IconButton icon="close" label={text('close')} onClick={hide} />
      </header>
      {!fromWebhook && (
        <div className="profile-popover__body">
          {user.delete_at > 0 && (
            <p className="profile-popover__row">
              <Icon name="account-minus-outline" />
              <Text id="profile.deactivated" />
            </p>
          )}
          {shownStatus !== null && <Status user={user} status={shownStatus} />}
          {user.email && (showsEmail || isMe) && (
            <a className="profile-popover__row" href={`mailto:${user.email}`}>
              <Icon name="email-outline" />
              {user.email}
            </a>
          )}
          <LocalTime timezone={user.timezone} />
        </div>
      )}
      {!hidesPlugins && (
        <Pluggable
          pluggableName="PopoverUserAttributes"
          user={user}
          hide={hide}
          status={shownStatus}
          fromWebhook={fromWebhook}
        />
      )}
      {!fromWebhook && (
        <footer className="profile-popover__actions">
          <MessageButton userId={userId} isMe={isMe} username={user.username} hide={hide} />
          {isMe ? (
            <IconButton
              icon="cog-outline"
              label={text('profile.settings')}
              onClick={() => {
                hide();
                dispatch(openModalById(ModalIdentifiers.USER_SETTINGS, { isContentProductSettings: false }));
              }}
            />
          ) : (
            <IconButton
              icon="account-plus-outline"
              label={text('profile.add')}
              onClick={() => {
                hide();
                dispatch(openModalById(ModalIdentifiers.ADD_USER_TO_CHANNEL, { user }));
              }}
            />
          )}
          {!isMe && !user.is_bot && !hidesPlugins && <ProfileCallButton userId={userId} hide={hide} />}
          {!hidesPlugins && (
            <Pluggable pluggableName="PopoverUserActions" user={user} hide={hide} status={shownStatus} />
          )}
        </footer>
      )}
    </>
  );
}

interface MessageButtonProps {
  userId: string;
  username: string;
  isMe: boolean;
  hide(): void;
}

function MessageButton({ userId, username, isMe, hide }: MessageButtonProps) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const team = useAppSelector(getCurrentTeam);
  const begin = useTurns();
  const [error, setError] = useState<string>();
  const write = async () => {
    const isLast = begin();
    const result = await dispatch(openDirectChannel(userId));
    // Whoever has closed it meanwhile does not want to go there any more.
    if (!isLast()) {
      return;
    }
    setError(result.error?.message);
    if (result.error === undefined && team !== undefined) {
      hide();
      history.push(`/${team.name}/messages/@${username}`);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-primary btn-sm" onClick={() => void write()}>
        <Icon name="send" />
        <Text id={isMe ? 'profile.messageMe' : 'profile.message'} />
      </button>
      {error !== undefined && (
        <p className="alert alert--error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

const fullName = ({ first_name: first, last_name: last }: { first_name: string; last_name: string }) =>
  [first, last].filter(Boolean).join(' ');
