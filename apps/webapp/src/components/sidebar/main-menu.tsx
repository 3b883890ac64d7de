import type { Team } from '@mattermost/types/teams';
import { useState } from 'react';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { useHistory } from 'react-router-dom';
import { logout } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { isDark } from '../../theme/theme-variables.ts';
import { toggleTheme } from '../../theme/toggle-theme.ts';
import { Avatar } from '../common/avatar.tsx';
import { Icon } from '../common/icon.tsx';
import { ModalIdentifiers } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { isMarketplaceOffered } from '../marketplace/marketplace-access.ts';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { SwitchedOffDialog } from './switched-off-dialog.tsx';

/** The menu at the top left: the person, the theme, the System Console, and what plugins put into it. */
export function MainMenu({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const user = useAppSelector(getCurrentUser);
  const dark = isDark(useAppSelector(getTheme));
  const entries = useAppSelector((state) => state.plugins.components.MainMenu);
  const button = (
    <>
      <span className="main-menu__team">{team.display_name}</span>
      <Icon name="chevron-down" />
    </>
  );
  const switchedOff = useAppSelector((state) => state.views.switchedOffPlugins);
  const isMarketplaceThere = useAppSelector(isMarketplaceOffered);
  const [isListing, setListing] = useState(false);
  return (
    <>
      <Menu
        button={button}
        label={text('menu.label', { team: team.display_name })}
        buttonId="mainMenuButton"
        buttonClassName="main-menu__button"
      >
        <div className="menu__header" role="presentation">
          <Avatar user={user} size="large" status />
          <span>
            <strong>{[user.first_name, user.last_name].filter(Boolean).join(' ') || user.username}</strong>
            <small>@{user.username}</small>
          </span>
        </div>
        <MenuItem icon="lightbulb-outline" testId="menu-theme" onSelect={() => dispatch(toggleTheme())}>
          <Text id={dark ? 'menu.light' : 'menu.dark'} />
        </MenuItem>
        {isSystemAdmin(user.roles) && (
          <MenuItem
            icon="cog-outline"
            testId="menu-system-console"
            onSelect={() => history.push('/admin_console')}
          >
            <Text id="menu.systemConsole" />
          </MenuItem>
        )}
        {isMarketplaceThere && (
          <MenuItem
            id="marketplaceModal"
            icon="apps"
            testId="menu-marketplace"
            onSelect={() => dispatch(openModalById(ModalIdentifiers.PLUGIN_MARKETPLACE))}
          >
            <Text id="market.title" />
          </MenuItem>
        )}
        {entries.length > 0 && <hr className="menu__divider" />}
        {entries.map(({ id, pluginId, text: label, action }) => (
          <MenuItem
            key={id}
            id={`${id}_pluginmenuitem`}
            icon="power-plug-outline"
            onSelect={action as () => void}
          >
            <PluginLabel pluginId={pluginId} location="MainMenu">
              {label}
            </PluginLabel>
          </MenuItem>
        ))}
        {switchedOff.length > 0 && (
          <MenuItem icon="power-plug-outline" testId="menu-switched-off" onSelect={() => setListing(true)}>
            <Text id="menu.switchedOff" values={{ count: switchedOff.length }} />
          </MenuItem>
        )}
        <hr className="menu__divider" />
        <MenuItem icon="exit-to-app" testId="menu-logout" onSelect={() => void dispatch(logout())}>
          <Text id="menu.logout" />
        </MenuItem>
      </Menu>
      {isListing && <SwitchedOffDialog onClose={() => setListing(false)} />}
    </>
  );
}
