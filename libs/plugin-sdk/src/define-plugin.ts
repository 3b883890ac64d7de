import type { Hooks } from '@patchbay/contract';
import { Plugin } from './plugin.ts';

/** A class that `runPlugin` takes. Hooks with a wrong signature do not compile. */
export type PluginClass = new () => Plugin & Partial<Hooks>;

/**
 * A plugin without a class: the hooks of the returned object get their parameter types from the contract.
 * `plugin` is what `this` would be in a class.
 */
export function definePlugin(hooks: (plugin: Plugin) => Partial<Hooks>): PluginClass {
  return class extends Plugin {
    constructor() {
      super();
      Object.assign(this, hooks(this));
    }
  };
}
