import { hookPolicies } from '@patchbay/contract/hook-policies';
import type { HookName } from '@patchbay/contract';
import { useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { PluginUsage } from '../../../rest/plugin-usage.ts';
import type { SettingsForm } from '../settings/use-settings-form.ts';
import { deadlinesSetting, orderSetting, policiesSetting } from './hook-settings.ts';
import { readDeadlines, readOrder, readPolicies, withDeadline, withPolicy } from './hook-settings.ts';
import type { Policy } from './hook-settings.ts';
import { wholeOrder } from './plugin-order.ts';

interface HookListProps {
  form: SettingsForm;
  names: Readonly<Record<string, string>>;
  usages: Readonly<Record<string, PluginUsage>>;
  isReadOnly: boolean;
}

/** Hook by hook: who is asked, in order, how long each may take, and what counts when it fails. */
export function HookList({ form, names, usages, isReadOnly }: HookListProps) {
  const [isAll, setAll] = useState(false);
  const order = wholeOrder(readOrder(form.value(orderSetting.key)), Object.keys(names));
  const policies = readPolicies(form.value(policiesSetting.key));
  const deadlines = readDeadlines(form.value(deadlinesSetting.key));
  const askedBy = (hook: string) =>
    order.filter(
      (id) => usages[id]?.implemented.includes(hook) === true || policies[id]?.[hook] !== undefined,
    );
  const shown = (Object.keys(hookPolicies) as HookName[]).filter(
    (hook) => isAll || askedBy(hook).length > 0 || Object.hasOwn(deadlines, hook),
  );
  return (
    <section className="card" data-testid="hook-policies">
      <div className="console__title">
        <h2>
          <Text id="hooks.policies" />
        </h2>
        <label className="check">
          <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
          <Text id="hooks.showAll" />
        </label>
      </div>
      <p className="hooks__intro">
        <Text id="hooks.policiesIntro" />
      </p>
      {shown.length === 0 && (
        <p className="plugin-panel__empty">
          <Text id="hooks.none" />
        </p>
      )}
      <ul className="hook-list">
        {shown.map((hook) => (
          <li key={hook} className="hook-list__row" data-testid={`hook-${hook}`}>
            <div className="hook-list__head">
              <h3>{hook}</h3>
              <span className="tag">
                <Text id={`hooks.kind.${hookPolicies[hook].kind}`} />
              </span>
              <Deadline
                hook={hook}
                value={deadlines[hook]}
                usual={hookPolicies[hook].deadlineMs}
                isReadOnly={isReadOnly}
                onChange={(typed) => form.change(deadlinesSetting.key, withDeadline(deadlines, hook, typed))}
              />
            </div>
            <ol className="hook-list__plugins">
              {askedBy(hook).map((id) => (
                <li key={id}>
                  <span>{names[id] ?? id}</span>
                  {hookPolicies[hook].kind === 'transform' && (
                    <PolicySelect
                      name={names[id] ?? id}
                      hook={hook}
                      value={policies[id]?.[hook]}
                      isReadOnly={isReadOnly}
                      onChange={(policy) =>
                        form.change(policiesSetting.key, withPolicy(policies, id, hook, policy))
                      }
                    />
                  )}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DeadlineProps {
  hook: string;
  value: number | undefined;
  usual: number;
  isReadOnly: boolean;
  onChange(typed: string): void;
}

function Deadline({ hook, value, usual, isReadOnly, onChange }: DeadlineProps) {
  const text = useText();
  return (
    <label className="inline-field hook-list__deadline">
      <Text id="hooks.deadline" />
      <input
        type="number"
        className="form-control form-control--small"
        aria-label={text('hooks.deadlineOf', { hook })}
        min={10}
        max={600_000}
        value={value ?? ''}
        placeholder={String(usual)}
        disabled={isReadOnly}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

interface PolicySelectProps {
  name: string;
  hook: HookName;
  value: Policy | undefined;
  isReadOnly: boolean;
  onChange(policy: Policy | undefined): void;
}

function PolicySelect({ name, hook, value, isReadOnly, onChange }: PolicySelectProps) {
  const text = useText();
  return (
    <select
      className="form-control form-control--small"
      aria-label={text('hooks.policyOf', { name, hook })}
      value={value ?? ''}
      disabled={isReadOnly}
      onChange={({ target }) =>
        onChange(target.value === 'open' || target.value === 'closed' ? target.value : undefined)
      }
    >
      <option value="">{text(`hooks.usual.${hookPolicies[hook].onFailure}`)}</option>
      <option value="open">{text('hooks.open')}</option>
      <option value="closed">{text('hooks.closed')}</option>
    </select>
  );
}
