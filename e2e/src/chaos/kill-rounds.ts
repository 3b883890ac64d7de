import { setTimeout as delay } from 'node:timers/promises';

import { expect } from '@jest/globals';

import { noProcessLeft, pluginProcesses } from '../demo-plugin.ts';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';
import { descendantsOf, processesNaming } from '../processes.ts';
import { Site } from '../site.ts';
import { look, type Seen } from './look.ts';
import { anyOperations, type Operation } from './operations.ts';
import { CHAOTIC, packChaotic, VERSIONS, WITH_PROCESS } from './plugins.ts';
import { Random } from './random.ts';

/** From the start of the server until trials have ended and what was left over is cleared. */
const CONSISTENT_DEADLINE_MS = 60_000;

/** What an operation may take before one has been seen through. */
const FIRST_GUESS_MS = 500;

/** A new version is on trial for this long, so that some kills come while it is. */
const env = { MM_PATCHBAYSETTINGS_HEALTHWINDOWSECONDS: '1' };

/** A server that is killed in the middle of what an administrator does, and looked at when it is up again. */
export class KillRounds {
  readonly #site: Site;
  readonly #bundle: (id: string, version: string) => string;
  readonly #random: Random;
  /** What an operation of a kind has taken of late, in milliseconds: most kills come within it. */
  readonly #took = new Map<string, number>();
  #seen: Map<string, Seen>;
  #kills = 0;
  #interrupted = 0;

  private constructor(site: Site, bundle: (id: string, version: string) => string, seed: number) {
    this.#site = site;
    this.#bundle = bundle;
    this.#random = new Random(seed);
    this.#seen = new Map();
  }

  /** Starts a server with all the plugins, those with a server half with a setting. */
  static async begin(seed: number): Promise<KillRounds> {
    process.stderr.write(`seed of the kills: ${seed}\n`);
    const site = await Site.open({ env, port: await freePort() });
    const rounds = new KillRounds(site, await packChaotic(site.folder), seed);
    for (const id of CHAOTIC) {
      await site.rest.uploadPlugin(rounds.#bundle(id, VERSIONS[0]));
      await site.rest.post(`/plugins/${id}/enable`);
    }
    const Plugins = Object.fromEntries(WITH_PROCESS.map((id) => [id, { word: 'kept' }]));
    await site.rest.put('/config/patch', { PluginSettings: { Plugins } });
    await rounds.#settle();
    return rounds;
  }

  /** One operation or two, one kill, one start. */
  async round(number: number): Promise<void> {
    const site = this.#site;
    const operations = anyOperations(this.#random, this.#seen);
    const expected = Math.max(...operations.map(({ kind }) => this.#took.get(kind) ?? FIRST_GUESS_MS));
    const killAfterMs = this.#random.fraction() * expected * 1.3;
    const answered = new Set<Operation>();
    const asked = operations.map((operation) => this.#ask(operation, answered));
    await delay(killAfterMs);
    const answeredBefore = new Set(answered);
    this.#kills += 1;
    if (answeredBefore.size < operations.length) this.#interrupted += 1;
    const started = descendantsOf(site.patchbay.pid);
    await site.patchbay.end('SIGKILL');
    await Promise.all(asked);
    const words = operations.map((each) => `${each.name}${answeredBefore.has(each) ? ' (answered)' : ''}`);
    const round = `round ${number}, killed after ${killAfterMs.toFixed(0)} ms: ${words.join(' and ')}`;
    try {
      await noProcessLeft(started, site.dataDir);
      expect(processesNaming(site.dataDir)).toEqual([]);
      await site.restart();
      const before = this.#seen;
      await this.#settle();
      this.#judge(operations, answeredBefore, before);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new Error(`${round}\n${what}\n${site.logTail()}`, { cause: error });
    }
  }

  async #ask(operation: Operation, answered: Set<Operation>): Promise<void> {
    const begun = performance.now();
    try {
      await operation.run(this.#site, this.#bundle);
    } catch {
      return; // The server is gone; nothing was promised.
    }
    answered.add(operation);
    const took = performance.now() - begun;
    this.#took.set(operation.kind, (took + (this.#took.get(operation.kind) ?? took)) / 2);
  }

  async end(): Promise<void> {
    process.stderr.write(`${this.#interrupted} of ${this.#kills} kills came in the middle of something\n`);
    await this.#site.close();
  }

  /** Waits until everything goes together, and every enabled plugin has one process. */
  async #settle(): Promise<void> {
    const { seen } = await eventually(
      'rows, processes and disk go together',
      () => look(this.#site),
      ({ why }) => why === undefined,
      CONSISTENT_DEADLINE_MS,
    );
    this.#seen = seen ?? new Map();
    const running = WITH_PROCESS.filter((id) => this.#seen.get(id)?.enabled);
    expect(pluginProcesses(this.#site.patchbay.pid, this.#site.dataDir)).toHaveLength(running.length);
  }

  #judge(
    operations: readonly Operation[],
    answered: ReadonlySet<Operation>,
    before: ReadonlyMap<string, Seen>,
  ): void {
    const touched = new Set(operations.map(({ id }) => id));
    for (const [id, was] of before) if (!touched.has(id)) expect([id, this.#seen.get(id)]).toEqual([id, was]);
    for (const operation of operations) {
      const { id, outcomes } = operation;
      const now = this.#seen.get(id);
      const outcome = now && { version: now.version, enabled: now.enabled };
      expect(answered.has(operation) ? outcomes.slice(0, 1) : outcomes).toContainEqual(outcome);
      const was = before.get(id)?.shown;
      if (!now?.shown || !was) continue;
      // What it kept is there, and nothing of a version that does not run: that was undone with it.
      expect(now.shown.config).toEqual(was.config);
      expect(now.shown.keys).toEqual([...new Set([...was.keys, `active-${now.version}`])].sort());
    }
  }
}
