import type { API, PluginKVSetOptions } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'KVSet'
  | 'KVCompareAndSet'
  | 'KVCompareAndDelete'
  | 'KVSetWithOptions'
  | 'KVSetWithExpiry'
  | 'KVGet'
  | 'KVDelete'
  | 'KVDeleteAll'
  | 'KVList'
>;

/** The plugin's own key-value store. */
export function keyValuesApi({ core, manifest: { id } }: ApiScope): Methods {
  const { kv } = core;
  return {
    KVSet: async (key, value) => {
      await kv.set(id, key, value);
    },
    KVCompareAndSet: (key, oldValue, value) => kv.set(id, key, value, { atomic: true, oldValue }),
    KVCompareAndDelete: (key, oldValue) => kv.compareAndDelete(id, key, oldValue),
    KVSetWithOptions: (key, value, given) => {
      const options = received<PluginKVSetOptions>('model.PluginKVSetOptions', given);
      return kv.set(id, key, value, {
        atomic: options.Atomic,
        oldValue: options.OldValue,
        expireInSeconds: options.ExpireInSeconds,
      });
    },
    KVSetWithExpiry: async (key, value, expireInSeconds) => {
      await kv.set(id, key, value, { expireInSeconds });
    },
    // Nil and empty are the same on the wire.
    KVGet: async (key) => (await kv.get(id, key)) ?? new Uint8Array(),
    KVDelete: (key) => kv.delete(id, key),
    KVDeleteAll: () => kv.deleteAll(id),
    KVList: (page, perPage) => kv.list(id, page, perPage),
  };
}
