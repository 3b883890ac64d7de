import type { Answers } from './answers.ts';
import type { KeyValues } from './key-values.ts';

/** The methods a mock answers by itself: the key-value store, the plugin's settings, the log. */
export function defaultAnswers(keyValues: KeyValues, settings: () => object): Answers {
  const quiet = (): void => undefined;
  return {
    KVSet: (key, value) => {
      keyValues.set(key, value);
    },
    KVSetWithOptions: (key, value, options) =>
      keyValues.set(key, value, {
        atomic: options.Atomic ?? false,
        oldValue: options.OldValue ?? undefined,
        expireInSeconds: options.ExpireInSeconds ?? 0,
      }),
    KVSetWithExpiry: (key, value, expireInSeconds) => {
      keyValues.set(key, value, { expireInSeconds });
    },
    KVCompareAndSet: (key, oldValue, value) => keyValues.set(key, value, { atomic: true, oldValue }),
    KVCompareAndDelete: (key, oldValue) => keyValues.compareAndDelete(key, oldValue),
    KVGet: (key) => keyValues.get(key) ?? new Uint8Array(),
    KVDelete: (key) => {
      keyValues.delete(key);
    },
    KVDeleteAll: () => {
      keyValues.clear();
    },
    KVList: (page, perPage) => keyValues.list(page, perPage),
    LoadPluginConfiguration: (destination) => {
      load(destination, settings());
    },
    LogDebug: quiet,
    LogInfo: quiet,
    LogWarn: quiet,
    LogError: quiet,
    LogAuditRec: quiet,
    LogAuditRecWithLevel: quiet,
  };
}

/** The server passes settings with lower-cased keys; the plugin's own spelling of a key stays (server-plugins §8). */
function load(destination: unknown, settings: object): void {
  if (typeof destination !== 'object' || destination === null) return;
  const spelled = new Map(Object.keys(destination).map((key) => [key.toLowerCase(), key]));
  for (const [key, value] of Object.entries(settings)) {
    const property = spelled.get(key.toLowerCase()) ?? key.toLowerCase();
    Object.defineProperty(destination, property, {
      value: structuredClone(value) as unknown,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}
