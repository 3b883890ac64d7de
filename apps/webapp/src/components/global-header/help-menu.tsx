import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useContext } from 'react';
import type { MouseEvent } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { knownModals } from '../dialog/known-modals.ts';
import { ModalIdentifiers } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { iconBeside } from '../plugins/icon-beside.ts';
import { PluginLabel } from '../plugins/plugin-label.tsx';

/** The settings' defaults lead to Mattermost's own pages, which know nothing of this server. */
const isOfThisSite = (link: string | undefined): link is string =>
  link !== undefined && /^https?:\/\//.test(link) && !link.startsWith('https://mattermost.com/');

const open = (link: string) => window.open(link, '_blank', 'noopener,noreferrer');

/** Help: the keys, the pages that the administrator named, and what plugins add; not there when there is nothing in it. */
export function HelpMenu() {
  const app = useContext(AppContext);
  const dispatch = useAppDispatch();
  const text = useText();
  const { HelpLink: help, ReportAProblemLink: report } = useAppSelector(getConfig);
  const entries = useAppSelector((state) => state.plugins.components.UserGuideDropdown);
  const hasKeys = Object.hasOwn(knownModals, ModalIdentifiers.KEYBOARD_SHORTCUTS_MODAL);
  if (!hasKeys && !isOfThisSite(help) && !isOfThisSite(report) && entries.length === 0) {
    return null;
  }
  return (
    <Menu
      button={<Icon name="help-circle-outline" />}
      label={text('frame.help')}
      buttonId="userGuideHelpButton"
      buttonClassName="global-header__button"
      align="end"
    >
      {isOfThisSite(help) && (
        <MenuItem icon="file-text-outline" onSelect={() => open(help)}>
          <Text id="frame.helpPages" />
        </MenuItem>
      )}
      {isOfThisSite(report) && (
        <MenuItem icon="alert-outline" onSelect={() => open(report)}>
          <Text id="frame.report" />
        </MenuItem>
      )}
      {hasKeys && (
        <MenuItem
          icon="keyboard-return"
          onSelect={() => dispatch(openModalById(ModalIdentifiers.KEYBOARD_SHORTCUTS_MODAL))}
        >
          <Text id="frame.keys" />
        </MenuItem>
      )}
      {entries.map(({ id, pluginId, text: label, action }) => (
        <MenuItem
          key={id}
          id={`${id}_pluginmenuitem`}
          icon={iconBeside(label)}
          onSelect={(event) =>
            void callPlugin(app, pluginId, 'UserGuideDropdown', () =>
              (action as ((event?: MouseEvent) => unknown) | undefined)?.(event),
            )
          }
        >
          <PluginLabel pluginId={pluginId} location="UserGuideDropdown">
            {label}
          </PluginLabel>
        </MenuItem>
      ))}
    </Menu>
  );
}
