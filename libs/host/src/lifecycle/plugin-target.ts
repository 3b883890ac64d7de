import type { HookArgs, HookName, HookResult } from '@patchbay/contract';
import { HookCallError } from '@patchbay/hooks';
import type { HookCallOptions, HookTarget } from '@patchbay/hooks';
import { RpcError } from '@patchbay/rpc/host';
import type { PluginConnection } from '@patchbay/rpc/host';

/** An active plugin process as the dispatcher calls it. */
export class PluginTarget implements HookTarget {
  readonly pluginId: string;
  readonly #connection: PluginConnection;
  readonly #debugging: () => boolean;

  constructor(pluginId: string, connection: PluginConnection, debugging: () => boolean) {
    this.pluginId = pluginId;
    this.#connection = connection;
    this.#debugging = debugging;
  }

  get debugging(): boolean {
    return this.#debugging();
  }

  implements(hook: HookName): boolean {
    return this.#connection.implemented.has(hook);
  }

  call<H extends HookName>(hook: H, args: HookArgs<H>, options: HookCallOptions): Promise<HookResult<H>> {
    return this.#connection.call(hook, args, options).catch(asCallError);
  }
}

/** What the wire could not do is no answer of the hook. */
function asCallError(error: unknown): never {
  throw error instanceof RpcError ? new HookCallError(error.message, error) : error;
}
