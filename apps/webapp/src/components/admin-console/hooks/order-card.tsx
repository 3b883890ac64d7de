import { useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import type { PluginUsage } from '../../../rest/plugin-usage.ts';
import type { SettingsForm } from '../settings/use-settings-form.ts';
import { OrderList } from './order-list.tsx';
import { orderSetting, readOrder } from './hook-settings.ts';
import { moved, namesFor, wholeOrder } from './plugin-order.ts';

interface OrderCardProps {
  form: SettingsForm;
  /** Names of installed plugins by id. */
  names: Readonly<Record<string, string>>;
  usages: Readonly<Record<string, PluginUsage>>;
  isReadOnly: boolean;
}

/** In which order plugins are asked, for all hooks or those that have one of them. */
export function OrderCard({ form, names, usages, isReadOnly }: OrderCardProps) {
  const [hook, setHook] = useState('');
  const named = readOrder(form.value(orderSetting.key));
  const order = wholeOrder(named, Object.keys(names));
  const hooks = [...new Set(Object.values(usages).flatMap(({ implemented }) => implemented))].sort();
  const chosen = hooks.includes(hook) ? hook : '';
  const shown = order.filter((id) => chosen === '' || usages[id]?.implemented.includes(chosen) === true);
  return (
    <section className="card" data-testid="hook-order">
      <div className="console__title">
        <h2>
          <Text id="hooks.order" />
        </h2>
        {hooks.length > 0 && (
          <label className="inline-field">
            <Text id="hooks.forHook" />
            <select
              className="form-control form-control--small"
              value={chosen}
              onChange={(event) => setHook(event.target.value)}
            >
              <Option value="" />
              {hooks.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="hooks__intro">
        <Text id="hooks.orderIntro" />
      </p>
      {shown.length === 0 ? (
        <p className="plugin-panel__empty">
          <Text id="plugins.none" />
        </p>
      ) : (
        <OrderList
          plugins={shown.map((id) => ({ id, name: names[id] ?? id, isInstalled: Object.hasOwn(names, id) }))}
          isReadOnly={isReadOnly}
          onMove={(id, to) => form.change(orderSetting.key, namesFor(moved(order, id, to)))}
        />
      )}
      <button
        type="button"
        className="btn btn-tertiary btn-sm"
        data-testid="hook-order-reset"
        disabled={isReadOnly || named.length === 0}
        onClick={() => form.change(orderSetting.key, [])}
      >
        <Text id="hooks.reset" />
      </button>
    </section>
  );
}

function Option({ value }: { value: string }) {
  return (
    <option value={value}>
      <Text id="hooks.allHooks" />
    </option>
  );
}
