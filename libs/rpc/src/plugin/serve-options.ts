import type { API, Hooks } from '@patchbay/contract';
import type { PluginTransport } from './transport.ts';

export interface ServeOptions {
  /** What the plugin implements; a hook that is absent here is not announced to the host. */
  hooks: Partial<Hooks>;
  /** Called with the API before `OnActivate`. */
  onApi(api: API): void | Promise<void>;
  /** Called before the process ends because the host said so, or is gone. */
  onLeave?(): void | Promise<void>;
  /** Net/rpc when left out; `grpc` of `@patchbay/rpc/plugin/grpc` is the other one. */
  transport?: PluginTransport;
}
