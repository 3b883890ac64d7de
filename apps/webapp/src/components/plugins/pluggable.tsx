import type { ComponentName, PluginComponentEntry } from '@patchbay/registry';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { memo } from 'react';
import { useWebSocketClient } from '../../socket/web-socket-context.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from './pluggable-error-boundary.tsx';
import type { PluginFaultShape } from './plugin-fault.tsx';

interface PluggableProps {
  pluggableName: ComponentName;
  /** Only the entry with this id. */
  pluggableId?: string;
  /** The component in this field of the entry; it gets no socket from here (contract: webapp §6, Product). */
  subComponentName?: string;
  /** Passed on to every component. */
  [prop: string]: unknown;
}

/** Places without a room of their own, and those in which an icon is all there is room for. */
const shapes: Partial<Record<ComponentName, PluginFaultShape>> = {
  Root: 'floating',
  Global: 'floating',
  ChannelHeaderIcon: 'icon',
  SidebarChannelLinkLabel: 'icon',
  BottomTeamSidebar: 'icon',
};

/** Places that are on the page many times. */
const repeated: ReadonlySet<ComponentName> = new Set(['PostMessageAttachment', 'SidebarChannelLinkLabel']);

const noEntries: readonly PluginComponentEntry[] = [];

/**
 * A place in the page: draws what plugins registered for it, each in a boundary of its own (contract: webapp §6). What
 * they drew stays while nothing that they get has changed, however often its surroundings are drawn.
 */
export const Pluggable = memo(function Pluggable(props: PluggableProps) {
  const { pluggableName, pluggableId, subComponentName, ...rest } = props;
  const entries = useAppSelector((state) => state.plugins.components[pluggableName] ?? noEntries);
  const theme = useAppSelector(getTheme);
  const webSocketClient = useWebSocketClient();
  const own = subComponentName === undefined ? { theme, webSocketClient } : { theme };
  return (
    <>
      {entries.map((entry) => {
        const PluginComponent = entry[subComponentName ?? 'component'] as PluginComponentEntry['component'];
        return !PluginComponent || (pluggableId !== undefined && pluggableId !== entry.id) ? null : (
          <PluggableErrorBoundary
            key={entry.id}
            pluginId={entry.pluginId}
            location={subComponentName === undefined ? pluggableName : `${pluggableName} ${subComponentName}`}
            shape={shapes[pluggableName]}
            isRepeated={repeated.has(pluggableName)}
          >
            <PluginComponent {...rest} {...own} />
          </PluggableErrorBoundary>
        );
      })}
    </>
  );
});
