import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import { RHS_PLUGIN_STATE } from '@patchbay/registry';
import type { PluginComponentEntry } from '@patchbay/registry';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { shouldShowAppBar } from '../../plugins/app-bar-entries.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { useIsNarrow } from '../common/use-is-narrow.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface ChannelHeaderPluginButtonsProps {
  channel: Channel;
  member?: ChannelMembership;
}

/** The buttons plugins put into the channel header; one is active while its plugin's panel is open (contract: webapp §7). */
export function ChannelHeaderPluginButtons({ channel, member }: ChannelHeaderPluginButtonsProps) {
  const entries = useAppSelector((state) => state.plugins.components.ChannelHeaderButton);
  const isInAppBar = useAppSelector(shouldShowAppBar);
  const isNarrow = useIsNarrow();
  const openPluginId = useAppSelector(({ plugins, views }) =>
    views.rhs.rhsState === RHS_PLUGIN_STATE
      ? plugins.components.RightHandSidebarComponent.find(({ id }) => id === views.rhs.pluggableId)?.pluginId
      : undefined,
  );
  if (isInAppBar && !isNarrow) {
    return null;
  }
  return (
    <>
      {entries.map((entry) => (
        <PluggableErrorBoundary
          key={entry.id}
          pluginId={entry.pluginId}
          location="ChannelHeaderButton"
          shape="icon"
        >
          <PluginButton
            entry={entry}
            isActive={entry.pluginId === openPluginId}
            onPress={() =>
              (entry.action as (channel: Channel, member?: ChannelMembership) => void)(channel, member)
            }
          />
        </PluggableErrorBoundary>
      ))}
    </>
  );
}

interface PluginButtonProps {
  entry: PluginComponentEntry;
  isActive: boolean;
  onPress(): void;
}

function PluginButton({ entry, isActive, onPress }: PluginButtonProps) {
  const tooltipId = useId();
  const tooltip = (entry.tooltipText ?? entry.dropdownText) as ReactNode;
  return (
    <span className="with-tooltip">
      <button
        type="button"
        id={`${entry.id}ChannelHeaderButton`}
        data-plugin-id={entry.pluginId}
        className={`channel-header__icon ${isActive ? 'channel-header__icon--active' : ''}`.trim()}
        aria-labelledby={tooltip ? tooltipId : undefined}
        aria-label={tooltip ? undefined : entry.pluginId}
        aria-pressed={isActive}
        onClick={onPress}
      >
        {entry.icon as ReactNode}
      </button>
      {tooltip && (
        <span className="tooltip-bubble" role="tooltip" id={tooltipId}>
          {tooltip}
        </span>
      )}
    </span>
  );
}
