import type { PluginComponentEntry } from '@patchbay/registry';
import {
  getCurrentChannel,
  getMyCurrentChannelMembership,
} from 'mattermost-redux/selectors/entities/channels';
import { useContext, useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { getOpenPluginPanel } from '../../plugins/open-plugin-panel.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';

type Action = (...args: unknown[]) => unknown;

/** One icon: an entry of the App Bar, or the button of a channel header. */
export function AppBarIcon({ entry }: { entry: PluginComponentEntry }) {
  const app = useContext(AppContext);
  const tooltipId = useId();
  const channel = useAppSelector(getCurrentChannel);
  const member = useAppSelector(getMyCurrentChannelMembership);
  const panel = useAppSelector(getOpenPluginPanel);
  const { id, pluginId, rhsComponentId, iconUrl } = entry;
  const isActive =
    panel !== undefined &&
    (rhsComponentId === undefined ? panel.pluginId === pluginId : panel.id === rhsComponentId);
  const tooltip = (entry.tooltipText || entry.dropdownText || pluginId) as ReactNode;

  const act = () => {
    const action = entry.action as Action | undefined;
    callPlugin(app, pluginId, 'AppBar', () => {
      if (rhsComponentId !== undefined) {
        return action?.();
      }
      return channel !== undefined && member !== undefined ? action?.(channel, member) : undefined;
    });
  };

  return (
    <span className="with-tooltip with-tooltip--start">
      <button
        type="button"
        id={`app-bar-icon-${pluginId}`}
        data-entry-id={id}
        data-plugin-id={pluginId}
        className={`app-bar__icon ${isActive ? 'app-bar__icon--active' : ''}`.trim()}
        aria-labelledby={tooltipId}
        aria-pressed={isActive}
        onClick={act}
      >
        {typeof iconUrl === 'string' && iconUrl !== '' ? (
          <Picture url={iconUrl} />
        ) : (
          <span className="app-bar__old-icon">{entry.icon as ReactNode}</span>
        )}
      </button>
      <span className="tooltip-bubble" role="tooltip" id={tooltipId}>
        {tooltip}
      </span>
    </span>
  );
}

/** The picture; where it cannot be had, an icon that every plugin could have. */
function Picture({ url }: { url: string }) {
  const [isBroken, setBroken] = useState(false);
  useEffect(() => setBroken(false), [url]);
  return isBroken ? (
    <Icon name="power-plug-outline" />
  ) : (
    <img className="app-bar__picture" src={url} alt="" onError={() => setBroken(true)} />
  );
}
