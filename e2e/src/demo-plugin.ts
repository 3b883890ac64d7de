import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { eventually } from './eventually.ts';
import { descendantsOf, processesNaming, stillRunning, type ProcessInfo } from './processes.ts';
import type { RestClient } from './rest-client.ts';
import { repository } from './start-patchbay.ts';

export const DEMO = 'com.patchbay.demo';

/** The states of a plugin, as REST gives them (contract: server-plugins §3). */
export const PluginState = { notRunning: 0, running: 2, failedToStayRunning: 4 };

export interface PluginStatus {
  plugin_id: string;
  state: number;
  error: string;
}

/** The bundle that the demo plugin's build left. */
export function demoBundle(): string {
  const folder = join(repository, 'apps/demo-plugin/dist');
  const name = readdirSync(folder).find((each) => each.endsWith('.tar.gz'));
  if (!name) throw new Error(`there is no bundle in ${folder}: npm run build`);
  return join(folder, name);
}

export async function demoStatus(rest: RestClient): Promise<PluginStatus | undefined> {
  const statuses = await rest.get<PluginStatus[]>('/plugins/statuses');
  return statuses.find(({ plugin_id }) => plugin_id === DEMO);
}

/** Waits until the demo plugin's status is this one, and its process is there or gone accordingly. */
export async function demoState(rest: RestClient, state: number): Promise<void> {
  await eventually(
    `the demo plugin is in state ${state}`,
    () => demoStatus(rest),
    (status) => status?.state === state,
  );
}

/** The plugin's own process among those of a server: it runs from the data folder. */
export function pluginProcesses(serverPid: number, dataDir: string): ProcessInfo[] {
  return descendantsOf(serverPid).filter(
    ({ command }) => command.includes(dataDir) && !command.includes('sh -c'),
  );
}

/** Waits until nothing is left of what a server had started, nor anything else that was given a path of its data folder. */
export async function noProcessLeft(started: ProcessInfo[], dataDir: string): Promise<void> {
  await eventually(
    'no process is left',
    () => [...stillRunning(started), ...processesNaming(dataDir)],
    (left) => left.length === 0,
  );
}
