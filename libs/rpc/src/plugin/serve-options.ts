import type { API, Hooks } from '@patchbay/contract';

export interface ServeOptions {
  /** What the plugin implements; a hook that is absent here is not announced to the host. */
  hooks: Partial<Hooks>;
  /** Called with the API before `OnActivate`. */
  onApi(api: API): void | Promise<void>;
  /** Called before the process ends because the host said so, or is gone. */
  onLeave?(): void | Promise<void>;
}
