import { implementedHooks, servePlugin } from '@patchbay/rpc/plugin';
import type { PluginClass } from './define-plugin.ts';
import { SdkError } from './errors.ts';
import { Plugin } from './plugin.ts';

/**
 * Makes this process the server half of a plugin, and ends it when the server says so or is gone. The last
 * statement of a plugin's script.
 */
export async function runPlugin(plugin: PluginClass): Promise<void> {
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
  await servePlugin({ hooks, onApi: (api) => instance.connect(api) });
}
