import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppSelector } from '../../store/hooks.ts';
import type { PostDraft } from '../../store/views/drafts.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { Submenu } from '../menu/submenu.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

interface EditorPluginActionsProps {
  draft: PostDraft;
  channelId: string;
  isRHS: boolean;
  getSelectedText(): { start: number; end: number };
  updateText(message: string): void;
}

/** What plugins put into the bar of a message's editor; not in channels that are shared with another server. */
export function EditorPluginActions(props: EditorPluginActionsProps) {
  const isHidden = useAppSelector((state) =>
    pluginsAreHiddenIn(state, state.entities.channels.channels[props.channelId]),
  );
  const actions = useAppSelector((state) => state.plugins.components.PostEditorAction);
  if (isHidden) {
    return null;
  }
  const { draft, getSelectedText, updateText } = props;
  return (
    <>
      {actions.map(({ id, pluginId, component: Action }) =>
        Action === undefined ? null : (
          <PluggableErrorBoundary key={id} pluginId={pluginId} location="PostEditorAction" shape="icon">
            <Action draft={draft} getSelectedText={getSelectedText} updateText={updateText} />
          </PluggableErrorBoundary>
        ),
      )}
      <AiActions {...props} />
    </>
  );
}

const orderOf = (entry: PluginComponentEntry) => (typeof entry.sortOrder === 'number' ? entry.sortOrder : 0);

/** One menu for all: an entry does something when it is chosen, or has a menu of its own. */
function AiActions(props: EditorPluginActionsProps) {
  const text = useText();
  const services = useContext(AppContext);
  const all = useAppSelector((state) => state.plugins.components.AIActionMenuItem);
  if (all.length === 0) {
    return null;
  }
  const entries = [...all].sort((one, other) => orderOf(one) - orderOf(other));
  const { draft, channelId, isRHS, getSelectedText, updateText } = props;
  const given = { draft, channelId, isRHS, getSelectedText, updateText };
  return (
    <Menu
      button={<Icon name="creation-outline" />}
      label={text('composer.aiActions')}
      buttonClassName="icon-button"
      align="end"
    >
      {entries.map(({ id, pluginId, component: Inner, action, icon, text: label }) => {
        const words = (
          <PluginLabel pluginId={pluginId} location="AIActionMenuItem">
            <>
              {icon as React.ReactNode} {label as React.ReactNode}
            </>
          </PluginLabel>
        );
        return Inner === undefined ? (
          <MenuItem
            key={id}
            onSelect={() =>
              void callPlugin(services, pluginId, 'AIActionMenuItem', () =>
                (action as (props: unknown) => unknown)(given),
              )
            }
          >
            {words}
          </MenuItem>
        ) : (
          <Submenu key={id} label={words}>
            <PluggableErrorBoundary pluginId={pluginId} location="AIActionMenuItem">
              <Inner {...given} />
            </PluggableErrorBoundary>
          </Submenu>
        );
      })}
    </Menu>
  );
}
