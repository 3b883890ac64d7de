import type { MessageId } from '../../i18n/catalogue.ts';
import type { PluginDetails } from '../../rest/plugin-details.ts';
import type { GlobalState } from '../../store/global-state.ts';
import type { PluginFailure } from '../../store/views/plugin-failures.ts';

export type PluginTone = 'good' | 'busy' | 'bad' | 'off';

export interface PluginRow {
  id: string;
  name: string;
  description: string;
  version: string;
  /** Whether the administrator wants it to run. */
  isEnabled: boolean;
  /** It should run, does not, and nothing will start it by itself. */
  isStuck: boolean;
  state: MessageId;
  tone: PluginTone;
  /** Why it does not run, from the server. */
  error: string;
  /** Addresses of its manifest, as they stand there. */
  homepage: string;
  releaseNotes: string;
  /** Undefined from a server that does not send them. */
  details?: PluginDetails;
  /** Why its web half is not in this browser. */
  webFailure?: PluginFailure;
}

const RUNNING = 2;
const FAILED_TO_START = 3;
const FAILED_TO_STAY_RUNNING = 4;

/** The states of a plugin (contract: rest GET /api/v4/plugins/statuses). */
const states: Readonly<Record<number, { state: MessageId; tone: PluginTone }>> = {
  0: { state: 'plugin.state.notRunning', tone: 'off' },
  1: { state: 'plugin.state.starting', tone: 'busy' },
  [RUNNING]: { state: 'plugin.state.running', tone: 'good' },
  [FAILED_TO_START]: { state: 'plugin.state.failedToStart', tone: 'bad' },
  [FAILED_TO_STAY_RUNNING]: { state: 'plugin.state.failedToStayRunning', tone: 'bad' },
  5: { state: 'plugin.state.stopping', tone: 'busy' },
};
const unknown = { state: 'plugin.state.notRunning', tone: 'off' } as const;

interface Listed {
  id: string;
  name?: string;
  description?: string;
  version?: string;
  active?: boolean;
  homepage_url?: string;
  release_notes_url?: string;
}

interface Status {
  state: number;
  error?: string;
}

interface Source {
  admin: GlobalState['entities']['admin'];
  details: GlobalState['views']['pluginDetails'];
  failures: GlobalState['views']['pluginFailures'];
}

/** What the page lists: every plugin the server has, by name, with the worst state of its nodes. */
export function pluginRows({ admin, details: allDetails, failures }: Source): PluginRow[] {
  const { plugins = {}, pluginStatuses = {} } = admin;
  return Object.values(plugins as Record<string, Listed>)
    .map((plugin) => {
      const status = own(pluginStatuses as Record<string, Status>, plugin.id);
      const details = own(allDetails, plugin.id);
      const state = status?.state ?? (plugin.active === true ? RUNNING : 0);
      const isEnabled = details?.enabled ?? (plugin.active === true || state !== 0);
      const hasFailed = state === FAILED_TO_START || state === FAILED_TO_STAY_RUNNING;
      return {
        id: plugin.id,
        name: plugin.name || plugin.id,
        description: plugin.description ?? '',
        version: plugin.version ?? '',
        isEnabled,
        isStuck: isEnabled && hasFailed && (details?.restartAt ?? 0) === 0,
        ...(states[state] ?? unknown),
        error: status?.error ?? '',
        homepage: plugin.homepage_url ?? '',
        releaseNotes: plugin.release_notes_url ?? '',
        details,
        webFailure: plugin.active === true ? own(failures, plugin.id) : undefined,
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

function own<Value>(byId: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(byId, id) ? byId[id] : undefined;
}
