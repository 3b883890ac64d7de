import type { HookName } from '@patchbay/contract';

import { eventually } from '../eventually.ts';
import type { Site } from '../site.ts';

/** What a recording plugin does in a hook, where the JSON of what it was called with has `match` in it. */
export interface Told {
  readonly match?: string;
  readonly reject?: string;
  readonly replace?: object;
  readonly fail?: string;
  readonly crash?: boolean;
}

export interface Call {
  readonly hook: string;
  readonly args: readonly unknown[];
}

/** One of the two plugins that have every hook and keep what they were called with. */
export class RecordingPlugin {
  readonly id: string;
  /** In names of things that belong to its tests. */
  readonly word: string;
  readonly #site: Site;

  constructor(site: Site, id: string, word: string) {
    this.#site = site;
    this.id = id;
    this.word = word;
  }

  /** Forgets what it was told and called with. */
  async forget(): Promise<void> {
    await this.#ask('DELETE');
  }

  async tell(told: Partial<Record<HookName, Told>>): Promise<void> {
    await this.#ask('PUT', JSON.stringify(told));
  }

  async calls(): Promise<Call[]> {
    return ((await this.#ask('GET')) as Call[] | null) ?? [];
  }

  /** Those of the calls of a hook whose arguments, as JSON, have a word in them. */
  async callsOf(hook: HookName, word = ''): Promise<readonly unknown[][]> {
    return (await this.calls())
      .filter((call) => call.hook === hook && JSON.stringify(call.args).includes(word))
      .map(({ args }) => [...args]);
  }

  /** Waits for a hook of which nobody waits for the answer; gives its arguments. */
  async called(hook: HookName, word = ''): Promise<unknown[]> {
    const calls = await eventually(
      `${this.id} is called: ${hook} with ${word}`,
      () => this.callsOf(hook, word),
      (seen) => seen.length > 0,
    );
    return [...(calls[0] ?? [])];
  }

  async serve(method: string, path: string, body?: unknown): Promise<Response> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.#site.rest.fetch(method, `/plugins/${this.id}${path}`, text);
  }

  /** A method of the plugin API, from within the plugin. */
  async api(method: string, id: string, body: unknown = null): Promise<unknown> {
    const response = await this.serve('POST', '/api', { method, id, body });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async #ask(method: string, body?: string): Promise<unknown> {
    const response = await this.#site.rest.fetch(method, `/plugins/${this.id}/calls`, body);
    if (!response.ok) throw new Error(`${this.id}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
