import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import { FormattedTime } from 'react-intl';
import type { ActionError } from '../../actions/result.ts';
import { logout } from '../../actions/session.ts';
import { setCustomStatus, setPresence } from '../../actions/status.ts';
import type { Presence } from '../../actions/status.ts';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePageTitle } from '../../notifications/use-page-title.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Avatar } from '../elements/avatar.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { ModalIdentifiers } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Emoji } from '../emoji/emoji.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { Submenu } from '../menu/submenu.tsx';
import { customStatusOf } from '../profile/status.tsx';
import { dndChoices } from './dnd-choices.ts';
import { usePresence } from './use-presence.ts';

const statuses: readonly { status: Presence; label: MessageId; icon: string }[] = [
  { status: 'online', label: 'status.online', icon: 'check-circle' },
  { status: 'away', label: 'status.away', icon: 'clock' },
  { status: 'offline', label: 'status.offline', icon: 'circle-outline' },
];

/** The menu of the person at the right of the bar: whether they are there, what they are at, their settings. */
export function StatusMenu() {
  const dispatch = useAppDispatch();
  const text = useText();
  const user = useAppSelector(getCurrentUser);
  const config = useAppSelector(getConfig);
  const current = useAppSelector((state) => state.entities.users.statuses[user?.id ?? ''] ?? 'offline');
  const endsAt = useAppSelector((state) => state.entities.users.dndEndTimes[user?.id ?? ''] ?? 0);
  const [error, setError] = useState<ActionError>();
  usePresence();
  usePageTitle();
  if (user === undefined) {
    return null;
  }
  const custom = customStatusOf(user);
  const say = async (status: Presence, until?: number) => {
    const result = await dispatch(setPresence(status, until));
    setError(result.error);
  };
  const open = (modalId: Parameters<typeof openModalById>[0], props: Record<string, unknown> = {}) =>
    dispatch(openModalById(modalId, props));
  const status = (name: Presence, label: MessageId, icon: string) => (
    <MenuItem key={name} testId={`status-${name}`} onSelect={() => void say(name)}>
      <span className="status-item">
        <Icon name={icon} className={`status-icon status-icon--${name}`} />
        <Text id={label} />
        {current === name && <Icon name="check" className="status-item__current" />}
      </span>
    </MenuItem>
  );
  const button = (
    <>
      {custom?.emoji && <Emoji name={custom.emoji} />}
      <Avatar user={user} size="small" status={config.EnableUserStatuses !== 'false'} />
    </>
  );
  return (
    <>
      <Menu
        button={button}
        label={text('status.menu', { status: text(wordOf(current)) })}
        buttonId="userAccountMenuButton"
        buttonClassName="global-header__button status-menu__button"
        align="end"
      >
        <div className="menu__header" role="presentation">
          <Avatar user={user} size="large" />
          <span>
            <strong>{[user.first_name, user.last_name].filter(Boolean).join(' ') || user.username}</strong>
            <small>@{user.username}</small>
          </span>
        </div>
        {config.EnableCustomUserStatuses !== 'false' && (
          <MenuItem testId="status-custom" onSelect={() => open(ModalIdentifiers.CUSTOM_STATUS)}>
            <span className="status-item">
              {custom?.emoji ? <Emoji name={custom.emoji} /> : <Icon name="emoticon-plus-outline" />}
              {custom === undefined ? <Text id="status.set" /> : custom.text || `:${custom.emoji}:`}
            </span>
          </MenuItem>
        )}
        {custom !== undefined && (
          <MenuItem
            testId="status-clear"
            icon="close-circle-outline"
            onSelect={() => void dispatch(setCustomStatus(undefined))}
          >
            <Text id="status.clear" />
          </MenuItem>
        )}
        {config.EnableUserStatuses !== 'false' && (
          <>
            <hr className="menu__divider" />
            {statuses.slice(0, 2).map(({ status: name, label, icon }) => status(name, label, icon))}
            <Submenu
              id="status-dnd"
              label={
                <span className="status-item">
                  <Icon name="minus-circle" className="status-icon status-icon--dnd" />
                  <Text id="status.dnd" />
                  {current === 'dnd' && endsAt > 0 && (
                    <small>
                      <Text
                        id="status.until"
                        values={{ time: <FormattedTime key="time" value={endsAt * MS} /> }}
                      />
                    </small>
                  )}
                  {current === 'dnd' && <Icon name="check" className="status-item__current" />}
                </span>
              }
            >
              {dndChoices(Date.now()).map(({ id, label, until }) => (
                <MenuItem key={id} testId={`status-dnd-${id}`} onSelect={() => void say('dnd', until)}>
                  <Text id={label} />
                </MenuItem>
              ))}
              <MenuItem
                testId="status-dnd-custom"
                onSelect={() => open(ModalIdentifiers.DND_CUSTOM_TIME_PICKER)}
              >
                <Text id="status.dndChoose" />
              </MenuItem>
            </Submenu>
            {statuses.slice(2).map(({ status: name, label, icon }) => status(name, label, icon))}
          </>
        )}
        <hr className="menu__divider" />
        <MenuItem
          icon="account-outline"
          testId="menu-profile"
          onSelect={() => open(ModalIdentifiers.USER_SETTINGS, { isContentProductSettings: false })}
        >
          <Text id="settings.profile" />
        </MenuItem>
        <MenuItem
          icon="settings-outline"
          testId="menu-settings"
          onSelect={() => open(ModalIdentifiers.USER_SETTINGS, { isContentProductSettings: true })}
        >
          <Text id="settings.title" />
        </MenuItem>
        <hr className="menu__divider" />
        <MenuItem icon="exit-to-app" testId="account-logout" onSelect={() => void dispatch(logout())}>
          <Text id="menu.logout" />
        </MenuItem>
      </Menu>
      {error !== undefined && (
        <div className="status-menu__error">
          <ErrorNote error={error} />
        </div>
      )}
    </>
  );
}

const MS = 1000;

const words: Readonly<Record<string, MessageId>> = {
  online: 'status.online',
  away: 'status.away',
  dnd: 'status.dnd',
  ooo: 'status.ooo',
};
const wordOf = (status: string): MessageId => words[status] ?? 'status.offline';
