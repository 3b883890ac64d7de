import type { AdminConfig } from '@mattermost/types/config';
import { Client4 } from 'mattermost-redux/client';
import { FakeFetch } from './fake-fetch.ts';

export interface FakePlugin {
  id: string;
  name: string;
  version: string;
  state: number;
  error?: string;
  details?: unknown;
}

/** Times out of nothing: a status as a plugin has it that runs and never did anything else. */
export const calmDetails = {
  enabled: true,
  ready: true,
  since: 1,
  restart_at: 0,
  failures: 0,
  failure_limit: 3,
  crash_id: '',
  unmanaged: false,
  debugging: false,
  passed_over: [],
  previous_version: '',
  upgrade: null,
  web_failure: null,
};

/** The plugins of a server, as its REST tells of them. */
export class FakePluginServer {
  plugins: FakePlugin[] = [];
  settings: Record<string, unknown> = { EnableUploads: true, RequirePluginSignature: false };
  readonly rest = new FakeFetch();

  install(): void {
    this.rest.install();
    Client4.getPlugins = () =>
      Promise.resolve({
        active: this.plugins.filter(({ state }) => state === 2),
        inactive: this.plugins.filter(({ state }) => state !== 2),
      } as never);
    Client4.getPluginStatuses = () =>
      Promise.resolve(
        this.plugins.map(({ id, error = '', ...row }) => ({ plugin_id: id, cluster_id: '', error, ...row })),
      ) as never;
    Client4.getConfig = () => Promise.resolve({ PluginSettings: this.settings } as unknown as AdminConfig);
    Client4.getEnvironmentConfig = () => Promise.resolve({} as never);
    Client4.enablePlugin = (id) => this.#set(id, 2);
    Client4.disablePlugin = (id) => this.#set(id, 0);
  }

  add(plugin: Partial<FakePlugin> & { id: string }): void {
    this.plugins.push({ name: plugin.id, version: '1.0.0', state: 2, ...plugin });
  }

  remove(id: string): void {
    this.plugins = this.plugins.filter((plugin) => plugin.id !== id);
  }

  #set(id: string, state: number) {
    this.plugins = this.plugins.map((plugin) => (plugin.id === id ? { ...plugin, state } : plugin));
    return Promise.resolve({ status: 'OK' as const });
  }
}
