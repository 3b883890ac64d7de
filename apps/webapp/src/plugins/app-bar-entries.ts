import type { PluginComponentEntry } from '@patchbay/registry';
import { appBarEnabled } from 'mattermost-redux/selectors/entities/apps';
import { createSelector } from 'mattermost-redux/selectors/create_selector';
import type { GlobalState } from '../store/global-state.ts';

type Entries = readonly PluginComponentEntry[];

const appBarEntries = (state: GlobalState): Entries => state.plugins.components.AppBar;
const headerButtons = (state: GlobalState): Entries => state.plugins.components.ChannelHeaderButton;

/**
 * The buttons of channel headers; while there is an App Bar, only those of plugins that have nothing else in it
 * (contract: webapp §7).
 */
export const getChannelHeaderButtons: (state: GlobalState) => Entries = createSelector(
  'getChannelHeaderButtons',
  appBarEnabled,
  headerButtons,
  appBarEntries,
  (enabled: boolean, buttons: Entries, entries: Entries) => {
    if (!enabled || entries.length === 0) {
      return buttons;
    }
    const ids = new Set(entries.map(({ pluginId }) => pluginId));
    return buttons.filter(({ pluginId }) => !ids.has(pluginId));
  },
);

/** Whether the App Bar is on, and there is something to show in it; it then takes over the buttons of channel headers. */
export function shouldShowAppBar(state: GlobalState): boolean {
  return appBarEnabled(state) && (appBarEntries(state).length > 0 || headerButtons(state).length > 0);
}
