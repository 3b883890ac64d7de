import { noHost } from './errors.ts';
import type { GlobalState } from './models.ts';
import type { WebPlugin } from './web-plugin.ts';

type RegisterPlugin = (id: string, plugin: unknown) => void;

/**
 * Hands the web half to the host. Call it once, at the top level of the bundle, with the id of the manifest.
 *
 * @throws WebappSdkError `webapp-sdk.no-host` where no chat host is present.
 */
export function registerPlugin<State = GlobalState>(id: string, plugin: WebPlugin<State>): void {
  const register = (globalThis as { registerPlugin?: RegisterPlugin }).registerPlugin;
  if (typeof register !== 'function') {
    throw noHost(id);
  }
  register(id, plugin);
}
