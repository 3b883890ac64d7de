import { hookPolicies, type HookName } from '@patchbay/contract';
import type { Misfit } from './config-leaf.ts';
import { first, isObject } from './go-misfit.ts';

const PLUGIN_ID = /^[a-zA-Z0-9_.-]{3,190}$/;
/** `host:port`, `:port`, `[::1]:port`. */
const ADDRESS = /^(?:[a-zA-Z0-9.-]*|\[[0-9a-fA-F:.]+\]):([0-9]{1,5})$/;
const HIGHEST_PORT = 65_535;
const MOST_PLUGINS = 1_000;
const SHORTEST_DEADLINE_MS = 10;
const LONGEST_DEADLINE_MS = 600_000;
const POLICIES = ['open', 'closed'];
const LEVELS = ['debug', 'info', 'warn', 'error'];

/** What keeps a value from being one of a setting of Patchbay's own. */
export function misfitOf(
  path: string,
  value: unknown,
  shape: string,
  range: readonly number[] | undefined,
): Misfit | undefined {
  const unless = (fits: boolean, takes: string) => (fits ? undefined : { path, takes });
  switch (shape) {
    case 'bool':
      return unless(typeof value === 'boolean', 'true or false');
    case 'number': {
      const [least = 0, most = Number.MAX_SAFE_INTEGER] = range ?? [];
      return unless(isWithin(value, least, most), `a whole number from ${least} to ${most}`);
    }
    default:
      return OF_FIELD[path.slice(path.indexOf('.') + 1)]?.(path, value);
  }
}

const OF_FIELD: Record<string, (path: string, value: unknown) => Misfit | undefined> = {
  PluginOrder: pluginOrder,
  HookPolicies: (path, value) =>
    byPlugin(path, value, (inner, hooks) =>
      byHook(inner, hooks, (hookPath, policy, hook) => {
        if (hookPolicies[hook].kind !== 'transform')
          return {
            path: hookPath,
            takes: 'no policy: only a hook that may change or refuse something has one',
          };
        return oneOf(hookPath, policy, POLICIES);
      }),
    ),
  HookDeadlines: (path, value) =>
    byHook(path, value, (inner, ms) =>
      isWithin(ms, SHORTEST_DEADLINE_MS, LONGEST_DEADLINE_MS)
        ? undefined
        : {
            path: inner,
            takes: `milliseconds, a whole number from ${SHORTEST_DEADLINE_MS} to ${LONGEST_DEADLINE_MS}`,
          },
    ),
  PluginLogLevels: (path, value) => byPlugin(path, value, (inner, level) => oneOf(inner, level, LEVELS)),
  MetricsListenAddress: (path, value) =>
    value === '' || (typeof value === 'string' && isAddress(value))
      ? undefined
      : { path, takes: 'an address such as 127.0.0.1:8067 or :8067, or nothing' },
};

function pluginOrder(path: string, value: unknown): Misfit | undefined {
  if (!Array.isArray(value) || value.length > MOST_PLUGINS)
    return { path, takes: `a list of at most ${MOST_PLUGINS} plugin ids` };
  const seen = new Set<unknown>();
  return first(value.entries(), ([at, id]) => {
    if (typeof id !== 'string' || !PLUGIN_ID.test(id))
      return { path: `${path}[${at}]`, takes: 'a plugin id' };
    if (seen.has(id)) return { path: `${path}[${at}]`, takes: 'each plugin id once' };
    seen.add(id);
    return undefined;
  });
}

function byPlugin(
  path: string,
  value: unknown,
  inner: (path: string, value: unknown) => Misfit | undefined,
): Misfit | undefined {
  if (!isObject(value) || Object.keys(value).length > MOST_PLUGINS)
    return { path, takes: `an object of at most ${MOST_PLUGINS} plugin ids` };
  return first(Object.entries(value), ([id, each]) =>
    PLUGIN_ID.test(id)
      ? inner(`${path}.${id}`, each)
      : { path: `${path}.${id}`, takes: 'plugin ids as names' },
  );
}

function byHook(
  path: string,
  value: unknown,
  inner: (path: string, value: unknown, hook: HookName) => Misfit | undefined,
): Misfit | undefined {
  if (!isObject(value)) return { path, takes: 'an object of hooks' };
  return first(Object.entries(value), ([hook, each]) =>
    Object.hasOwn(hookPolicies, hook)
      ? inner(`${path}.${hook}`, each, hook as HookName)
      : { path: `${path}.${hook}`, takes: 'names of hooks such as MessageWillBePosted' },
  );
}

function oneOf(path: string, value: unknown, allowed: readonly string[]): Misfit | undefined {
  if (typeof value === 'string' && allowed.includes(value)) return undefined;
  return { path, takes: allowed.map((each) => `"${each}"`).join(' or ') };
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isAddress(text: string): boolean {
  const port = Number(ADDRESS.exec(text)?.[1] ?? -1);
  return port >= 0 && port <= HIGHEST_PORT;
}
