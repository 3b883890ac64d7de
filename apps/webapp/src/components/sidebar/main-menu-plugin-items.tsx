import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { useNarrow } from '../../narrow-window.ts';
import { MenuItem } from '../menu/menu-item.tsx';
import { iconBeside } from '../plugins/icon-beside.ts';
import { PluginLabel } from '../plugins/plugin-label.tsx';

const LOCATION = 'MainMenu';

/** What plugins put into the main menu; their icons are for narrow windows (contract: registry registerMainMenuAction). */
export function MainMenuPluginItems() {
  const services = useContext(AppContext);
  const isNarrow = useNarrow();
  const entries = useAppSelector((state) => state.plugins.components[LOCATION]);
  if (entries.length === 0) {
    return null;
  }
  return (
    <>
      <hr className="menu__divider" />
      {entries.map(({ id, pluginId, text, action, mobileIcon }) => (
        <MenuItem
          key={id}
          id={`${id}_pluginmenuitem`}
          icon={isNarrow && mobileIcon ? undefined : iconBeside(text)}
          leading={
            isNarrow && mobileIcon ? (
              <PluginLabel pluginId={pluginId} location={LOCATION}>
                {mobileIcon}
              </PluginLabel>
            ) : undefined
          }
          onSelect={() => void callPlugin(services, pluginId, LOCATION, () => (action as () => unknown)())}
        >
          <PluginLabel pluginId={pluginId} location={LOCATION}>
            {text}
          </PluginLabel>
        </MenuItem>
      ))}
    </>
  );
}
