import type { CommandContext } from '../command-context.ts';
import { rows } from '../connection/rows.ts';
import { CliError } from '../errors.ts';
import { printable } from '../output/printable.ts';
import { spanOf, timeOf } from '../output/words.ts';

/** A row of `/plugins/statuses`; `details` is Patchbay's own. */
interface Status {
  plugin_id: string;
  cluster_id?: string;
  state: number;
  error?: string;
  version: string;
  details?: Details;
}

interface Details {
  enabled: boolean;
  ready: boolean;
  since: number;
  restart_at: number;
  failures: number;
  failure_limit: number;
  crash_id: string;
  unmanaged: boolean;
  debugging: boolean;
  passed_over: string[];
  previous_version: string;
  upgrade: Upgrade | null;
  web_failure: { message: string; location: string; count: number; at: number } | null;
}

interface Upgrade {
  from: string;
  to: string;
  major: boolean;
  outcome: 'trial' | 'succeeded' | 'rolled-back';
  at: number;
  reason: string;
}

/** The states of the contract (server-plugins §3). */
const STATES = [
  'not running',
  'starting',
  'running',
  'failed to start',
  'failed to stay running',
  'stopping',
];
const NOT_RUNNING = 0;
const RUNNING = 2;

/** Shows in words how plugins do: all, or those that are named. */
export async function showStatus(context: CommandContext, ids: readonly string[]): Promise<void> {
  const client = await context.client();
  const all = rows<Status>(await client.json('GET', '/plugins/statuses'), 'statuses');
  const wanted = ids.map((id) => id.toLowerCase());
  const missing = wanted.find((id) => !all.some(({ plugin_id }) => plugin_id === id));
  if (missing !== undefined)
    throw new CliError(
      `Plugin ${missing} is not installed. "patchbay plugin list" shows the ids of what is.`,
    );
  const now = Date.now();
  for (const status of all)
    if (wanted.length === 0 || wanted.includes(status.plugin_id))
      context.printer.item(status, ...linesOf(status, now));
}

function linesOf(status: Status, now: number): string[] {
  const { plugin_id, version, error = '', details } = status;
  const lines = [
    `${plugin_id} ${printable(version)}: ${stateOf(status)}`,
    ...(error === '' ? [] : error.split('\n').map((text) => `  ${printable(text)}`)),
  ];
  return details === undefined ? lines : [...lines, ...detailLines(plugin_id, details, now)];
}

function stateOf({ state, details }: Status): string {
  if (state === NOT_RUNNING && details?.enabled === false) return 'disabled';
  // The contract calls it running while OnActivate is still at work.
  const isActivating = state === RUNNING && details?.ready === false;
  const words = isActivating ? 'running, not ready yet' : (STATES[state] ?? `state ${String(state)}`);
  return details !== undefined && details.since > 0 ? `${words} since ${timeOf(details.since)}` : words;
}

function detailLines(id: string, details: Details, now: number): string[] {
  const { restart_at, failures, failure_limit, crash_id, upgrade, web_failure, previous_version } = details;
  const count = `failure ${String(failures)} of ${String(failure_limit)}`;
  const lines = [];
  if (restart_at > now) lines.push(`starts again in ${spanOf(restart_at - now)} (${count})`);
  else if (failures >= failure_limit && failure_limit > 0)
    lines.push(`is not started again by itself (${count}): patchbay plugin enable ${id}`);
  else if (failures > 0) lines.push(count);
  if (crash_id !== '') lines.push(`last failure: patchbay plugin crashes ${id} --last`);
  if (upgrade !== null) lines.push(...upgradeLines(upgrade));
  if (previous_version !== '')
    lines.push(`can go back to ${printable(previous_version)}: patchbay plugin rollback ${id}`);
  if (details.debugging) lines.push('a debugger is open: no deadlines, no health checks');
  if (details.passed_over.length > 0)
    lines.push(`passed over after timeouts: ${details.passed_over.map(printable).join(', ')}`);
  if (details.unmanaged) lines.push('was unpacked into the plugins folder by hand');
  if (web_failure !== null) {
    const { message, location, count: reports, at } = web_failure;
    lines.push(
      `its web half fails: ${printable(message)} (${printable(location)}, reported ${String(reports)} times, last ${timeOf(at)})`,
    );
  }
  return lines.map((line) => `  ${line}`);
}

function upgradeLines({ from, to, major, outcome, at, reason }: Upgrade): string[] {
  const step = `${printable(from)} -> ${printable(to)}${major ? ' (major version)' : ''}, ${timeOf(at)}`;
  if (outcome === 'trial') return [`upgrade ${step}: on trial`];
  if (outcome === 'succeeded') return [`upgrade ${step}: succeeded`];
  return [`upgrade ${step}: went back`, ...reason.split('\n').map((text) => `  ${printable(text)}`)];
}
