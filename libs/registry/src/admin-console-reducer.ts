import { ActionTypes } from './action-types.ts';
import type { AnyAction } from './any-action.ts';
import { inPluginOrder } from './in-plugin-order.ts';
import type { AdminConsoleEntry, PluginsState } from './plugins-state.ts';
import type { ChannelSettingsTab } from './settings/channel-settings-tab.ts';
import type { PluginConfiguration } from './settings/user-settings.ts';
import { without } from './without.ts';

interface OfPlugin {
  pluginId: string;
  [field: string]: unknown;
}

/** The slices that hold one thing per plugin: what it adds to the System Console, statistics and user settings. */
export function adminConsoleReducer(state: PluginsState, action: AnyAction): PluginsState {
  const data = action.data as OfPlugin;
  switch (action.type) {
    case ActionTypes.RECEIVED_ADMIN_CONSOLE_REDUCER:
      return {
        ...state,
        adminConsoleReducers: { ...state.adminConsoleReducers, [data.pluginId]: data.reducer },
      };
    case ActionTypes.REMOVED_ADMIN_CONSOLE_REDUCER:
      return { ...state, adminConsoleReducers: without(state.adminConsoleReducers, data.pluginId) };
    case ActionTypes.RECEIVED_ADMIN_CONSOLE_CUSTOM_COMPONENT:
      return {
        ...state,
        adminConsoleCustomComponents: withKey(
          state.adminConsoleCustomComponents,
          action.data as AdminConsoleEntry,
        ),
      };
    case ActionTypes.RECEIVED_ADMIN_CONSOLE_CUSTOM_SECTION:
      return {
        ...state,
        adminConsoleCustomSections: withKey(
          state.adminConsoleCustomSections,
          action.data as AdminConsoleEntry,
        ),
      };
    case ActionTypes.RECEIVED_PLUGIN_STATS_HANDLER:
      return { ...state, siteStatsHandlers: { ...state.siteStatsHandlers, [data.pluginId]: data.handler } };
    case ActionTypes.RECEIVED_PLUGIN_USER_SETTINGS:
      return {
        ...state,
        userSettings: { ...state.userSettings, [data.pluginId]: data.setting as PluginConfiguration },
      };
    case ActionTypes.RECEIVED_PLUGIN_CHANNEL_SETTINGS_TAB:
      return {
        ...state,
        channelSettingsTabs: inPluginOrder([...state.channelSettingsTabs, action.data as ChannelSettingsTab]),
      };
    case ActionTypes.REMOVED_WEBAPP_PLUGIN:
      return withoutPlugin(state, (action.data as { id: string }).id);
    default:
      return state;
  }
}

function withKey(
  state: PluginsState['adminConsoleCustomComponents'],
  entry: AdminConsoleEntry,
): PluginsState['adminConsoleCustomComponents'] {
  return { ...state, [entry.pluginId]: { ...state[entry.pluginId], [entry.key.toLowerCase()]: entry } };
}

/** Everything but the admin console reducer, which has an action of its own (contract: webapp §2.13). */
function withoutPlugin(state: PluginsState, pluginId: string): PluginsState {
  const tabs = state.channelSettingsTabs;
  return {
    ...state,
    adminConsoleCustomComponents: without(state.adminConsoleCustomComponents, pluginId),
    adminConsoleCustomSections: without(state.adminConsoleCustomSections, pluginId),
    siteStatsHandlers: without(state.siteStatsHandlers, pluginId),
    userSettings: without(state.userSettings, pluginId),
    channelSettingsTabs: tabs.some((tab) => tab.pluginId === pluginId)
      ? tabs.filter((tab) => tab.pluginId !== pluginId)
      : tabs,
  };
}
