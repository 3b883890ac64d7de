import { resolve } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { ApiError } from '../connection/api-error.ts';
import type { Client } from '../connection/client.ts';
import { pluginPath, record } from '../connection/rows.ts';
import { CliError } from '../errors.ts';
import { ask, mayAsk } from '../output/ask.ts';
import { runItems } from '../run-items.ts';
import { dataWords, type Usage } from './plugin-usage.command.ts';

export type DataChoice = 'keep' | 'export' | 'delete';

export interface DeleteOptions {
  data?: DataChoice;
  exportFile?: string;
}

/**
 * Removes plugins. What becomes of their settings, keys and tables is said with --data or asked at a terminal;
 * scripts are never asked, and keep it, as upstream.
 */
export async function deletePlugins(
  context: CommandContext,
  ids: readonly string[],
  options: DeleteOptions,
): Promise<void> {
  if (options.exportFile !== undefined && ids.length > 1)
    throw new CliError('--export-file is for one plugin. Leave it out to have a file for each.');
  if (options.exportFile !== undefined && (options.data ?? 'export') !== 'export')
    throw new CliError('--export-file goes with --data export.');
  const client = await context.client();
  const act = async (id: string): Promise<void> => {
    const choice = options.exportFile === undefined ? options.data : 'export';
    const data = choice ?? (await askAboutData(context, client, id));
    if (data === 'export') await exportData(context, client, id, options.exportFile);
    await client.call('DELETE', pluginPath(id, data === 'keep' ? '' : '?data=delete'));
    context.printer.item(`Deleted plugin: ${id}`);
  };
  await runItems(ids, (id) => `Unable to delete plugin: ${id}`, act);
}

async function askAboutData(context: CommandContext, client: Client, id: string): Promise<DataChoice> {
  const { terminal, json } = context;
  if (json || !mayAsk(terminal)) return 'keep';
  const usage = await client.json('GET', pluginPath(id, '/usage')).catch((error: unknown) => {
    // A server that cannot say keeps the data in any case.
    if (error instanceof ApiError && error.id !== 'app.plugin.not_installed.app_error') return undefined;
    throw error;
  });
  const words = usage === undefined ? '' : dataWords(record<Usage>(usage, 'usage'));
  if (words === '') return 'keep';
  return ask(terminal, `${id} leaves ${words}. Keep it, export it to a file and delete it, or delete it?`, [
    'keep',
    'export',
    'delete',
  ]);
}

/** The plugin is stopped first: what it wrote behind the export would be lost. */
async function exportData(
  { terminal, printer }: CommandContext,
  client: Client,
  id: string,
  given: string | undefined,
): Promise<void> {
  const name = `${id.toLowerCase().replaceAll(/[^a-z0-9_.-]/g, '_')}-data.tar.gz`;
  const file = resolve(terminal.directory, given ?? name);
  await client.call('POST', pluginPath(id, '/disable'));
  try {
    await client.download(pluginPath(id, '/data'), file);
  } catch (error) {
    printer.note(`${id} was disabled and nothing of it was deleted, because its data could not be exported.`);
    throw error;
  }
  printer.note(`The data of ${id} is in ${file}`);
}
