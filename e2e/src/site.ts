import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CommandLine } from './command-line.ts';
import type { PluginStatus } from './demo-plugin.ts';
import { eventually } from './eventually.ts';
import { RestClient } from './rest-client.ts';
import { administrator, startPatchbay, type Patchbay, type StartOptions } from './start-patchbay.ts';
import { packTiny, type TinyPlugin } from './tiny-plugin.ts';

/** A server of its own on a data folder of its own, and who administers it. */
export class Site {
  readonly folder: string;
  readonly dataDir: string;
  readonly commandLine: CommandLine;
  /** How the server is started, each time. */
  readonly #options: Partial<StartOptions>;
  #patchbay: Patchbay | undefined;
  #rest: RestClient | undefined;
  #channelId = '';

  private constructor(options: Partial<StartOptions>) {
    this.folder = mkdtempSync(join(tmpdir(), 'site-'));
    this.dataDir = join(this.folder, 'data');
    this.commandLine = new CommandLine(join(this.folder, 'home'), this.dataDir);
    this.#options = options;
  }

  /** Starts the server, with uploads allowed and no plugin of its own, and logs the administrator in. */
  static async open(options: Partial<StartOptions> = {}): Promise<Site> {
    const site = new Site(options);
    await site.start();
    return site;
  }

  async start(options: Partial<StartOptions> = {}): Promise<void> {
    this.#patchbay = await startPatchbay(this.startOptions(options));
    this.#rest = await RestClient.login(this.#patchbay.url, administrator);
    const [team] = await this.#rest.get<{ id: string }[]>('/users/me/teams');
    const path = `/teams/${team?.id ?? ''}/channels/name/town-square`;
    this.#channelId = (await this.#rest.get<{ id: string }>(path)).id;
  }

  startOptions(options: Partial<StartOptions> = {}): StartOptions {
    const env = {
      MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true',
      MM_PLUGINSETTINGS_AUTOMATICPREPACKAGEDPLUGINS: 'false',
      ...this.#options.env,
      ...options.env,
    };
    return { dataDir: this.dataDir, port: 0, ...this.#options, ...options, env };
  }

  get patchbay(): Patchbay {
    if (!this.#patchbay) throw new Error('the server was not started');
    return this.#patchbay;
  }

  get rest(): RestClient {
    if (!this.#rest) throw new Error('the server was not started');
    return this.#rest;
  }

  /** Starts it again on the address it had, so that sessions hold on. */
  async restart(): Promise<void> {
    this.#patchbay = await startPatchbay(this.startOptions());
  }

  /** Packs a plugin and uploads it; a later version takes the place of an earlier one. */
  async install(plugin: TinyPlugin): Promise<void> {
    await this.rest.uploadPlugin(await packTiny(this.folder, plugin), true);
  }

  /** Installs and enables a plugin, and waits until it runs. */
  async run(plugin: TinyPlugin): Promise<void> {
    await this.install(plugin);
    await this.rest.post(`/plugins/${plugin.id}/enable`);
    await this.whenReady(plugin.id);
  }

  async status(pluginId: string): Promise<FullStatus | undefined> {
    const statuses = await this.rest.get<FullStatus[]>('/plugins/statuses');
    return statuses.find(({ plugin_id }) => plugin_id === pluginId);
  }

  /** Waits until hooks, requests and commands reach a plugin: it is called running before that (contract: server-plugins §3). */
  async whenReady(pluginId: string, isIt: (status: FullStatus) => boolean = () => true): Promise<FullStatus> {
    return this.whenStatus(
      pluginId,
      'it is ready',
      (status) => status.state === RUNNING && status.details.ready && isIt(status),
    );
  }

  async whenStatus(
    pluginId: string,
    what: string,
    isIt: (status: FullStatus) => boolean,
  ): Promise<FullStatus> {
    const seen = await eventually(
      `${pluginId}: ${what}`,
      () => this.status(pluginId),
      (status) => status !== undefined && isIt(status),
      SETTLED_DEADLINE_MS,
    );
    return seen as FullStatus;
  }

  /** Posts into the town square; gives the post as the server keeps it. */
  async say(message: string): Promise<{ id: string; message: string }> {
    return this.rest.post('/posts', { channel_id: this.#channelId, message });
  }

  /** Runs a slash command in the town square; gives the answer as text. */
  async command(command: string): Promise<Response> {
    return this.rest.answer('POST', '/commands/execute', { channel_id: this.#channelId, command });
  }

  /** What a plugin answers over HTTP. */
  async ask(pluginId: string, path: string): Promise<Response> {
    return this.rest.fetch('GET', `/plugins/${pluginId}${path}`);
  }

  /** The last lines of the server's log, as they stand there. */
  logTail(lines = 30): string {
    const log = readFileSync(join(this.dataDir, 'logs/patchbay.log'), 'utf8');
    return log.trimEnd().split('\n').slice(-lines).join('\n');
  }

  /** The lines of the server's log about a plugin, oldest first. */
  log(pluginId: string): LogLine[] {
    const lines = readFileSync(join(this.dataDir, 'logs/patchbay.log'), 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as LogLine).filter(({ plugin_id }) => plugin_id === pluginId);
  }

  async close(): Promise<void> {
    await this.#patchbay?.end();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly plugin_id?: string;
}

export interface FullStatus extends PluginStatus {
  readonly version: string;
  readonly details: {
    readonly enabled: boolean;
    readonly ready: boolean;
    readonly restart_at: number;
    readonly failures: number;
    readonly crash_id: string;
    readonly passed_over: string[];
    readonly previous_version: string;
    readonly upgrade: { from: string; to: string; major: boolean; outcome: string; reason: string } | null;
    readonly web_failure: { message: string; location: string; count: number } | null;
  };
}

/** The states of a plugin, as REST gives them. */
export const RUNNING = 2;
export const FAILED_TO_START = 3;
export const FAILED_TO_STAY_RUNNING = 4;

/** A plugin may take the minute that OnActivate has. */
const SETTLED_DEADLINE_MS = 90_000;
