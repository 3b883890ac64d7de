import type { Team } from '@mattermost/types/teams';
import { haveISystemPermission, haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { ModalId } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { isKept, sidebarOf } from './sidebar-categories.ts';

const LOCATION = 'SidebarBrowseOrAddChannelMenu';

/** The + of the sidebar: channels to find or make, people to write to, and what plugins put there (contract: registry registerSidebarBrowseOrAddChannelMenuAction). */
export function AddChannelMenu({ team }: { team: Team }) {
  const text = useText();
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const entries = useAppSelector((state) => state.plugins.components[LOCATION]);
  const mayCreate = useAppSelector(
    (state) =>
      haveITeamPermission(state, team.id, 'create_public_channel') ||
      haveITeamPermission(state, team.id, 'create_private_channel'),
  );
  const mayBrowse = useAppSelector((state) => haveITeamPermission(state, team.id, 'list_team_channels'));
  const mayWrite = useAppSelector((state) =>
    haveISystemPermission(state, { permission: 'create_direct_channel' }),
  );
  const hasCategories = useAppSelector((state) =>
    sidebarOf(state, team.id).every(({ category }) => isKept(category)),
  );
  const open = (modalId: ModalId) => dispatch(openModalById(modalId, { team }));
  return (
    <Menu
      button={<Icon name="plus" />}
      label={text('add.label')}
      buttonId="browseOrAddChannelMenuButton"
      buttonClassName="sidebar__add"
      align="end"
    >
      {mayBrowse && (
        <MenuItem
          id="showMoreChannels"
          icon="globe"
          testId="add-browse"
          onSelect={() => open('more_channels')}
        >
          <Text id="add.browse" />
        </MenuItem>
      )}
      {mayCreate && (
        <MenuItem
          id="showNewChannel"
          icon="plus"
          testId="add-create"
          onSelect={() => open('new_channel_modal')}
        >
          <Text id="add.create" />
        </MenuItem>
      )}
      {mayWrite && (
        <MenuItem
          id="openDirectMessageMenuItem"
          icon="account-plus-outline"
          testId="add-direct"
          onSelect={() => open('create_dm_channel')}
        >
          <Text id="add.direct" />
        </MenuItem>
      )}
      {hasCategories && (
        <MenuItem
          id="createCategory"
          icon="folder-plus-outline"
          testId="add-category"
          onSelect={() => dispatch(openModalById('edit_category', { teamId: team.id }))}
        >
          <Text id="category.new" />
        </MenuItem>
      )}
      {entries.length > 0 && <hr className="menu__divider" />}
      {entries.map(({ id, pluginId, text: label, icon, action }) => (
        <MenuItem
          key={id}
          id={`${id}_pluginmenuitem`}
          leading={
            <PluginLabel pluginId={pluginId} location={LOCATION}>
              {icon as ReactNode}
            </PluginLabel>
          }
          onSelect={() =>
            void callPlugin(services, pluginId, LOCATION, () =>
              (action as (teamId: string) => unknown)(team.id),
            )
          }
        >
          <PluginLabel pluginId={pluginId} location={LOCATION}>
            {label}
          </PluginLabel>
        </MenuItem>
      ))}
    </Menu>
  );
}
