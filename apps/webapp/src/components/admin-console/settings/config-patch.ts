import type { Setting, Tree } from './setting.ts';
import { valueAt, withValue } from './setting.ts';

export type Values = Readonly<Record<string, unknown>>;

/**
 * What to send to change some settings of a configuration: the server replaces maps as a whole, so each field of a
 * section that has a change in it goes with all that it has. What was not touched stays as it is: an unset setting is
 * not written with its default (contract: webapp §11).
 */
export function configPatch(config: unknown, settings: readonly Setting[], edited: Values): Tree {
  const value = (key: string) => {
    const of = settings.find((setting) => setting.key === key);
    return Object.hasOwn(edited, key) ? edited[key] : of && valueAt(config, of.path);
  };
  let changed: Tree = {};
  let whole = config;
  for (const setting of settings) {
    const forcedOff = setting.isFalseWhenDisabled && setting.type === 'bool' && setting.isDisabled(value);
    if (setting.type === 'banner' || (!forcedOff && !Object.hasOwn(edited, setting.key))) {
      continue;
    }
    const next = forcedOff ? false : savedValue(setting, edited[setting.key]);
    whole = withValue(whole, setting.path, next);
    const field = setting.path.slice(0, FIELD_DEPTH);
    changed = withValue(changed, field, valueAt(whole, field));
  }
  return changed;
}

/** A section, and a field in it. */
const FIELD_DEPTH = 2;

/** A number that is none is saved as nothing. */
function savedValue({ type }: Setting, value: unknown): unknown {
  if (type !== 'number') {
    return value;
  }
  const read = parseInt(String(value), 10);
  return Number.isNaN(read) ? null : read;
}
