import type { CommandContext } from '../command-context.ts';
import type { Client } from '../connection/client.ts';
import { record } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';
import { valueAt } from './config-path.ts';

type Policies = Record<string, Record<string, string>>;

/** Shows the order in which plugins are asked, first to last. */
export async function showOrder(context: CommandContext): Promise<void> {
  const order = (await patchbaySetting(await context.client(), 'PluginOrder')) ?? [];
  for (const id of order as string[]) context.printer.item(id, printable(id));
  context.printer.note(
    (order as string[]).length === 0 ? 'Plugins are asked by id.' : 'All other plugins follow, by id.',
  );
}

/** Sets the order in which plugins are asked; those not named follow by id. */
export async function setOrder(context: CommandContext, ids: readonly string[]): Promise<void> {
  const client = await context.client();
  const order = [...new Set(ids.map((id) => id.toLowerCase()))];
  await client.json('PUT', '/config/patch', { PatchbaySettings: { PluginOrder: order } });
  context.printer.item(
    order,
    order.length === 0 ? 'Plugins are asked by id.' : `Order of plugins: ${order.join(', ')}`,
  );
}

/** Says what counts when a hook of a plugin fails; `default` is what the contract has. */
export async function setPolicy(
  context: CommandContext,
  pluginId: string,
  hook: string,
  policy: 'open' | 'closed' | 'default',
): Promise<void> {
  const client = await context.client();
  const id = pluginId.toLowerCase();
  const all = ((await patchbaySetting(client, 'HookPolicies')) ?? {}) as Policies;
  const { [hook]: _before, ...others } = all[id] ?? {};
  const { [id]: _own, ...rest } = all;
  const own = policy === 'default' ? others : { ...others, [hook]: policy };
  const HookPolicies = Object.keys(own).length === 0 ? rest : { ...rest, [id]: own };
  await client.json('PUT', '/config/patch', { PatchbaySettings: { HookPolicies } });
  context.printer.item({ plugin_id: id, hook, policy }, `${hook} of ${id}: ${POLICIES[policy]}`);
}

const POLICIES = {
  open: 'open. When it fails, what was asked goes on without it.',
  closed: 'closed. When it fails, what was asked is refused.',
  default: 'as it is by default.',
};

async function patchbaySetting(client: Client, name: string): Promise<unknown> {
  const config = record<object>(await client.json('GET', '/config'), 'configuration');
  return valueAt(config, ['PatchbaySettings', name]);
}
