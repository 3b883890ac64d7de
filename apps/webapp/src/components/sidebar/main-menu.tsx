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
import { Icon } from '../elements/icon.tsx';
import { ModalIdentifiers } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { isMarketplaceOffered } from '../marketplace/marketplace-access.ts';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { MainMenuPluginItems } from './main-menu-plugin-items.tsx';
import { SwitchedOffDialog } from './switched-off-dialog.tsx';
import { TeamMenuItems } from './team-menu-items.tsx';

/** The menu of the team: its people and settings, the way to other teams and to the System Console, and what plugins put into it. */
export function MainMenu({ team }: { team: Team }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const [isListing, setListing] = useState(false);
  const button = (
    <>
      <span className="main-menu__team">{team.display_name}</span>
      <Icon name="chevron-down" />
    </>
  );
  return (
    <>
      <Menu
        button={button}
        label={text('menu.label', { team: team.display_name })}
        buttonId="mainMenuButton"
        buttonClassName="main-menu__button"
        onOpenChange={setOpen}
      >
        {isOpen && <Items team={team} onListSwitchedOff={() => setListing(true)} />}
      </Menu>
      {isListing && <SwitchedOffDialog onClose={() => setListing(false)} />}
    </>
  );
}

function Items({ team, onListSwitchedOff }: { team: Team; onListSwitchedOff(): void }) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const user = useAppSelector(getCurrentUser);
  const dark = isDark(useAppSelector(getTheme));
  const switchedOff = useAppSelector((state) => state.views.switchedOffPlugins);
  const isMarketplaceThere = useAppSelector(isMarketplaceOffered);
  return (
    <>
      <TeamMenuItems team={team} />
      <hr className="menu__divider" />
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
      {isSystemAdmin(user.roles) && (
        <MenuItem
          id="systemConsole"
          icon="application-cog"
          testId="menu-system-console"
          onSelect={() => history.push('/admin_console')}
        >
          <Text id="menu.systemConsole" />
        </MenuItem>
      )}
      <MenuItem icon="lightbulb-outline" testId="menu-theme" onSelect={() => dispatch(toggleTheme())}>
        <Text id={dark ? 'menu.light' : 'menu.dark'} />
      </MenuItem>
      <MainMenuPluginItems />
      {switchedOff.length > 0 && (
        <MenuItem icon="power-plug-outline" testId="menu-switched-off" onSelect={onListSwitchedOff}>
          <Text id="menu.switchedOff" values={{ count: switchedOff.length }} />
        </MenuItem>
      )}
      <hr className="menu__divider" />
      <MenuItem icon="exit-to-app" testId="menu-logout" onSelect={() => void dispatch(logout())}>
        <Text id="menu.logout" />
      </MenuItem>
    </>
  );
}
