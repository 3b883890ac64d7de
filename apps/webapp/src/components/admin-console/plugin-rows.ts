import type { MessageId } from '../../i18n/catalogue.ts';
import type { GlobalState } from '../../store/global-state.ts';
import type { PluginFailure } from '../../store/views/plugin-failures.ts';

export type PluginTone = 'good' | 'busy' | 'bad' | 'off';

export interface PluginRow {
  id: string;
  name: string;
  description: string;
  version: string;
  homepage: string;
  /** Whether the administrator wants it to run. */
  isEnabled: boolean;
  state: MessageId;
  tone: PluginTone;
  /** Why it does not run, from the server. */
  error: string;
  /** Why its web half is not in this browser. */
  webFailure?: PluginFailure;
}

/** The states of a plugin (contract: rest GET /api/v4/plugins/statuses). */
const states: Readonly<Record<number, { state: MessageId; tone: PluginTone }>> = {
  0: { state: 'plugin.state.notRunning', tone: 'off' },
  1: { state: 'plugin.state.starting', tone: 'busy' },
  2: { state: 'plugin.state.running', tone: 'good' },
  3: { state: 'plugin.state.failedToStart', tone: 'bad' },
  4: { state: 'plugin.state.failedToStayRunning', tone: 'bad' },
  5: { state: 'plugin.state.stopping', tone: 'busy' },
};
const unknown = { state: 'plugin.state.notRunning', tone: 'off' } as const;

interface Listed {
  id: string;
  name?: string;
  description?: string;
  version?: string;
  homepage_url?: string;
  active?: boolean;
}

interface Status {
  state: number;
  error?: string;
  version?: string;
  name?: string;
}

/** What the page lists: every plugin the server has, by name, with the worst state of its nodes. */
export function pluginRows(state: GlobalState): PluginRow[] {
  const { plugins = {}, pluginStatuses = {} } = state.entities.admin;
  const failures = state.views.pluginFailures;
  return Object.values(plugins as Record<string, Listed>)
    .map((plugin) => {
      const status = (pluginStatuses as Record<string, Status>)[plugin.id];
      return {
        id: plugin.id,
        name: plugin.name || plugin.id,
        description: plugin.description ?? '',
        version: plugin.version ?? '',
        homepage: /^https?:\/\//.test(plugin.homepage_url ?? '') ? (plugin.homepage_url ?? '') : '',
        isEnabled: plugin.active === true || (status !== undefined && status.state !== 0),
        ...((status === undefined ? undefined : states[status.state]) ?? unknown),
        error: status?.error ?? '',
        webFailure:
          plugin.active === true && Object.hasOwn(failures, plugin.id) ? failures[plugin.id] : undefined,
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}
