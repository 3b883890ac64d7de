import type { ComponentType } from 'react';
import type { ComponentName } from './component-names.ts';
import type { ChannelSettingsTab } from './settings/channel-settings-tab.ts';
import type { PluginConfiguration } from './settings/user-settings.ts';

/** A plugin with a web half, as `GET /api/v4/plugins/webapp` lists it. */
export interface ClientPluginManifest {
  id: string;
  version: string;
  name?: string;
  min_server_version?: string;
  webapp: { bundle_path: string };
  [field: string]: unknown;
}

/** One registration in a list of components, actions or hooks; which other fields it has depends on the list. */
export interface PluginComponentEntry {
  id: string;
  pluginId: string;
  component?: ComponentType<Record<string, unknown>>;
  [field: string]: unknown;
}

export interface PostTypeEntry {
  id: string;
  pluginId: string;
  type: string;
  component: ComponentType<Record<string, unknown>>;
}

/** What a plugin registered for one key of its settings page. */
export interface AdminConsoleEntry {
  pluginId: string;
  key: string;
  component: unknown;
  options?: { showTitle: boolean };
}

type ByPlugin<Value> = Readonly<Record<string, Value>>;

/** `state.plugins` (contract: webapp §5). */
export interface PluginsState {
  readonly plugins: ByPlugin<ClientPluginManifest>;
  readonly components: Readonly<Record<ComponentName, readonly PluginComponentEntry[]>> &
    Readonly<Record<string, readonly PluginComponentEntry[]>>;
  readonly postTypes: Readonly<Record<string, PostTypeEntry>>;
  readonly postCardTypes: Readonly<Record<string, PostTypeEntry>>;
  readonly adminConsoleReducers: ByPlugin<unknown>;
  readonly adminConsoleCustomComponents: ByPlugin<Readonly<Record<string, AdminConsoleEntry>>>;
  readonly adminConsoleCustomSections: ByPlugin<Readonly<Record<string, AdminConsoleEntry>>>;
  readonly siteStatsHandlers: ByPlugin<unknown>;
  readonly userSettings: ByPlugin<PluginConfiguration>;
  readonly channelSettingsTabs: readonly ChannelSettingsTab[];
}
