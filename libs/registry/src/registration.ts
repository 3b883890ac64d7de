import { ActionTypes } from './action-types.ts';
import type { ComponentName } from './component-names.ts';
import { generateId } from './generate-id.ts';
import { reArg } from './re-arg.ts';
import type { Dispatchable, RegistryHost } from './registry-host.ts';
import { resolveReactElement } from './resolve-react-element.ts';

export type Fields = Record<string, unknown>;

/** What every method of one plugin's registry does its work with. */
export class Registration {
  readonly pluginId: string;
  readonly host: RegistryHost;
  readonly #isLive: () => boolean;

  constructor(pluginId: string, host: RegistryHost, isLive: () => boolean) {
    this.pluginId = pluginId;
    this.host = host;
    this.#isLive = isLive;
  }

  /** Nothing happens once the plugin was removed or has failed (contract: webapp §2.9). */
  whileLive(work: () => void): void {
    if (this.#isLive()) {
      work();
    }
  }

  dispatch(action: Dispatchable): void {
    this.whileLive(() => this.host.dispatch(action));
  }

  /** The same id in every list, so that one `unregisterComponent` takes it out of all. */
  add(names: readonly ComponentName[], fields: Fields, id: string = generateId()): string {
    const data = { id, pluginId: this.pluginId, ...fields };
    for (const name of names) {
      this.dispatch({ type: ActionTypes.RECEIVED_PLUGIN_COMPONENT, name, data });
    }
    return id;
  }

  element(value: unknown): unknown {
    return resolveReactElement(value, this.host.createElement);
  }

  /** A method that takes one component and puts it into one list. */
  component(name: ComponentName) {
    return reArg(['component'], ({ component }) => this.add([name], { component }));
  }

  hook(name: ComponentName) {
    return reArg(['hook'], ({ hook }) => this.add([name], { hook }));
  }
}
