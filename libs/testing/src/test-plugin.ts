import {
  hookMethods,
  type API,
  type HookArgs,
  type HookName,
  type HookResult,
  type Hooks,
  type HttpRequest,
} from '@patchbay/contract';
import { completeResults } from './complete-results.ts';
import { TestingError } from './errors.ts';
import { completeArguments, type HookInput, type RequestInput } from './hook-arguments.ts';
import { mockApi, type MockApi } from './mock-api.ts';
import { RecordedResponse } from './recorded-response.ts';

/** What `definePlugin` returns, or a class that extends `Plugin`, of @patchbay/plugin-sdk. */
export type TestablePlugin = new () => Partial<Hooks> & { connect(api: API): void };

export interface TestPluginOptions {
  /** Made here when there is none. */
  readonly api?: MockApi;
  /** What an administrator would have set; see `MockControls.configuration`. */
  readonly configuration?: object;
}

/** A plugin that runs in the test's own process, as a server would drive it. */
export interface TestedPlugin {
  readonly api: MockApi;
  /** The hooks that the plugin has. */
  readonly implemented: readonly HookName[];
  /**
   * Calls a hook as the server does, and gives what the server would get: what is left out is zero, on the way there
   * and back. Rejects with what the hook throws, and when the plugin does not have it.
   */
  call<H extends HookName>(hook: H, ...args: HookInput<HookArgs<H>>): Promise<HookResult<H>>;
  /** A request to `ServeHTTP`, and what it wrote by the time it returned. */
  http(request: RequestInput): Promise<RecordedResponse>;
  /** Sets the configuration as an administrator would, and tells the plugin. */
  configure(configuration: object): Promise<void>;
  /** What a server does before it ends the process. */
  deactivate(): Promise<void>;
}

/**
 * Starts a plugin as the server does: made, connected, configured, activated. Rejects with what `OnActivate` throws;
 * what `OnConfigurationChange` throws before is only printed, as there (contract: server-plugins §3).
 */
export async function testPlugin(
  plugin: TestablePlugin,
  { api = mockApi(), configuration }: TestPluginOptions = {},
): Promise<TestedPlugin> {
  if (configuration !== undefined) api.configuration = configuration;
  const instance = new plugin();
  instance.connect(api);
  const names = Object.keys(hookMethods) as HookName[];
  const implemented = names.filter((name) => typeof instance[name] === 'function');

  const run = async (hook: HookName, args: readonly unknown[]): Promise<unknown> => {
    if (!implemented.includes(hook))
      throw new TestingError(
        'not-implemented',
        `The plugin has no hook ${hook}. It has: ${implemented.join(', ') || 'none'}.`,
      );
    const method = instance[hook] as (...all: unknown[]) => unknown;
    return completeResults(hookMethods[hook], await method.apply(instance, completeArguments(hook, args)));
  };
  const runIfThere = async (hook: HookName): Promise<void> => {
    if (implemented.includes(hook)) await run(hook, []);
  };

  await runIfThere('OnConfigurationChange').catch((error: unknown) => {
    process.stderr.write(`[ERROR] call to OnConfigurationChange failed, error: ${String(error)}\n`);
  });
  await runIfThere('OnActivate');

  return {
    api,
    implemented,
    call: <H extends HookName>(hook: H, ...args: HookInput<HookArgs<H>>) =>
      run(hook, args) as Promise<HookResult<H>>,
    http: async (request) => {
      const response = new RecordedResponse();
      await run('ServeHTTP', [undefined, response, request as Partial<HttpRequest>]);
      if (!response.writableEnded) response.end();
      return response;
    },
    configure: async (changed) => {
      api.configuration = changed;
      await runIfThere('OnConfigurationChange');
    },
    deactivate: () => runIfThere('OnDeactivate'),
  };
}
