import { implementedHooks, servePlugin } from '@patchbay/rpc/plugin';
import type { PluginTransport } from '@patchbay/rpc/plugin';
import type { PluginClass } from './define-plugin.ts';
import { SdkError } from './errors.ts';
import { Plugin } from './plugin.ts';

export interface RunOptions {
  /** How the server speaks with the plugin: net/rpc when left out; the other is `grpc` of `@patchbay/plugin-sdk/grpc`. */
  readonly transport?: PluginTransport;
}

/**
 * Makes this process the server half of a plugin, and ends it when the server says so or is gone. The last
 * statement of a plugin's script.
 */
export async function runPlugin(plugin: PluginClass, options: RunOptions = {}): Promise<void> {
  const instance = new plugin();
  if (!(instance instanceof Plugin))
    throw new SdkError(
      'not-a-plugin',
      'runPlugin takes a class that extends Plugin, or what definePlugin returns.',
    );
  // Methods of Plugin itself are no hooks, and hooks keep `this`.
  const hooks = Object.fromEntries(
    implementedHooks(instance).map((name) => [name, (instance[name] as () => unknown).bind(instance)]),
  );
  await servePlugin({ ...options, hooks, onApi: (api) => instance.connect(api) });
}
