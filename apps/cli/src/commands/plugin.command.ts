import type { CommandContext } from '../command-context.ts';
import { ApiError } from '../connection/api-error.ts';
import type { Client } from '../connection/client.ts';
import { endpointName } from '../connection/endpoint.ts';
import { CliError, messageOf } from '../errors.ts';
import { runItems } from '../run-items.ts';
import { failedToStart } from './plugin-state.ts';

interface Listed {
  id: string;
  name: string;
  version: string;
}

/** Enables plugins, and says which of them did not start. */
export async function enablePlugins(context: CommandContext, ids: readonly string[]): Promise<void> {
  const client = await context.client();
  const act = async (id: string): Promise<void> => {
    await client.call('POST', `/plugins/${encodeURIComponent(id)}/enable`);
    context.printer.item(`Enabled plugin: ${id}`);
    await warnUnlessStarted(context, client, id);
  };
  await runItems(ids, (id) => `Unable to enable plugin: ${id}`, act);
}

export async function disablePlugins(context: CommandContext, ids: readonly string[]): Promise<void> {
  const client = await context.client();
  const act = async (id: string): Promise<void> => {
    await client.call('POST', `/plugins/${encodeURIComponent(id)}/disable`);
    context.printer.item(`Disabled plugin: ${id}`);
  };
  await runItems(ids, (id) => `Unable to disable plugin: ${id}`, act);
}

export async function listPlugins(context: CommandContext): Promise<void> {
  const client = await context.client();
  let listed: unknown;
  try {
    listed = await client.json('GET', '/plugins');
  } catch (error) {
    if (error instanceof ApiError)
      throw new CliError(`Unable to list plugins. Error: ${messageOf(error)}`, { cause: error });
    throw error;
  }
  const { active, inactive } = parseList(listed);
  const lines = (plugins: Listed[]): string[] =>
    plugins.map(({ id, name, version }) => `${id}: ${name}, Version: ${version}`);
  context.printer.item(
    listed,
    'Listing enabled plugins',
    ...lines(active),
    '',
    'Listing disabled plugins',
    ...lines(inactive),
  );
  const count = active.length + inactive.length;
  context.printer.note(
    `There ${count === 1 ? 'is 1 plugin' : `are ${String(count)} plugins`} on ${endpointName(client.endpoint)}`,
  );
}

function parseList(value: unknown): { active: Listed[]; inactive: Listed[] } {
  const { active, inactive } = value as { active?: unknown; inactive?: unknown };
  if (!Array.isArray(active) || !Array.isArray(inactive)) {
    throw new CliError(
      'Unable to list plugins. Error: the answer holds no lists. Is this a Patchbay or Mattermost server?',
    );
  }
  return { active: active as Listed[], inactive: inactive as Listed[] };
}

/** Enabling succeeds whether or not the plugin starts: the truth is in its status (contract: management §9). */
async function warnUnlessStarted({ printer }: CommandContext, client: Client, id: string): Promise<void> {
  if (client.endpoint.kind === 'local') return;
  const statuses = await client.json('GET', '/plugins/statuses').catch((error: unknown) => {
    if (error instanceof ApiError) return undefined;
    throw error;
  });
  const reason = failedToStart(statuses, id);
  if (reason !== undefined) printer.note(`Warning: ${id} is enabled and does not run: ${reason}`);
}
