import { isRecord, record, text, texts } from '../../../rest/fields.ts';
import { formKey } from '../settings/setting.ts';
import type { Setting } from '../settings/setting.ts';

export type Policy = 'open' | 'closed';
/** By plugin, then by hook. */
export type Policies = Readonly<Record<string, Readonly<Record<string, Policy>>>>;
/** Milliseconds by hook. */
export type Deadlines = Readonly<Record<string, number>>;

const setting = (name: string): Setting => ({
  key: formKey(['PatchbaySettings', name]),
  path: ['PatchbaySettings', name],
  type: 'custom',
  label: name,
  name,
  options: [],
  isSecret: false,
  isHidden: false,
  isFalseWhenDisabled: false,
  isDisabled: () => false,
});

/** What may be set of hooks (docs/reference/patchbay-settings.md). */
export const orderSetting = setting('PluginOrder');
export const policiesSetting = setting('HookPolicies');
export const deadlinesSetting = setting('HookDeadlines');

export const readOrder = texts;

export function readPolicies(value: unknown): Policies {
  return Object.fromEntries(
    Object.entries(record(value))
      .filter(([, hooks]) => isRecord(hooks))
      .map(([id, hooks]) => [
        id,
        Object.fromEntries(
          Object.entries(record(hooks)).flatMap(([hook, policy]) =>
            policy === 'open' || policy === 'closed' ? [[hook, policy]] : [],
          ),
        ),
      ]),
  );
}

/** Without a policy, it is as the contract has it. */
export function withPolicy(
  all: Policies,
  pluginId: string,
  hook: string,
  policy: Policy | undefined,
): Policies {
  const { [hook]: _before, ...others } = all[pluginId] ?? {};
  const { [pluginId]: _own, ...rest } = all;
  const own = policy === undefined ? others : { ...others, [hook]: policy };
  return Object.keys(own).length === 0 ? rest : { ...rest, [pluginId]: own };
}

export function readDeadlines(value: unknown): Deadlines {
  return Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** What was typed; nothing, and what is no number, stands for the contract's own. */
export function withDeadline(all: Deadlines, hook: string, typed: string): Deadlines {
  const { [hook]: _before, ...rest } = all;
  const ms = Number(typed);
  return text(typed).trim() === '' || !Number.isFinite(ms) ? rest : { ...rest, [hook]: ms };
}
