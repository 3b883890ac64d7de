import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { Submenu } from '../menu/submenu.tsx';
import { iconBeside } from '../plugins/icon-beside.ts';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

const PLACE = 'PostDropdownMenu';

interface PluginPostMenuProps {
  postId: string;
  onOpenChange(open: boolean): void;
}

/**
 * What plugins can do with a post, in a menu of its own (contract: registry registerPostDropdownMenuAction). Their
 * filters are asked each time the open menu is drawn, and once for whether there is anything in it.
 */
export function PluginPostMenu({ postId, onOpenChange }: PluginPostMenuProps) {
  const text = useText();
  const entries = useAppSelector((state) => state.plugins.components[PLACE]);
  const components = useAppSelector((state) => state.plugins.components.PostDropdownMenuItem);
  const passes = usePasses(postId);
  if (components.length === 0 && !entries.some(passes)) {
    return null;
  }
  return (
    <Menu
      button={<Icon name="apps" />}
      label={text('post.pluginActions')}
      buttonClassName="icon-button"
      buttonId={`CENTER_actions_button_${postId}`}
      align="end"
      onOpenChange={onOpenChange}
    >
      <Entries entries={entries} postId={postId} />
      <Pluggable pluggableName="PostDropdownMenuItem" postId={postId} />
    </Menu>
  );
}

function Entries({ entries, postId }: { entries: readonly PluginComponentEntry[]; postId: string }) {
  const app = useContext(AppContext);
  const passes = usePasses(postId);
  return (
    <>
      {entries.filter(passes).map((entry) => {
        const { id, pluginId, text: label, action } = entry;
        const children = childrenOf(entry);
        const words = (
          <PluginLabel pluginId={pluginId} location={PLACE}>
            {label}
          </PluginLabel>
        );
        return children.length > 0 ? (
          <Submenu key={id} id={`${id}_postdropdown`} icon={iconBeside(label)} label={words}>
            <Entries entries={children} postId={postId} />
          </Submenu>
        ) : (
          <MenuItem
            key={id}
            id={`${id}_postdropdown`}
            icon={iconBeside(label)}
            onSelect={() =>
              void callPlugin(app, pluginId, PLACE, () => (action as (postId: string) => unknown)?.(postId))
            }
          >
            {words}
          </MenuItem>
        );
      })}
    </>
  );
}

function childrenOf({ subMenu }: PluginComponentEntry): readonly PluginComponentEntry[] {
  return Array.isArray(subMenu) ? (subMenu as PluginComponentEntry[]) : [];
}

/** Whether an entry is for this post; one whose filter throws is not. */
function usePasses(postId: string): (entry: PluginComponentEntry) => boolean {
  const app = useContext(AppContext);
  return ({ pluginId, filter }) =>
    typeof filter !== 'function' ||
    Boolean(callPlugin(app, pluginId, PLACE, () => (filter as (postId: string) => unknown)(postId)));
}
