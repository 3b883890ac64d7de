import type { CommandContext } from '../command-context.ts';
import { CliError } from '../errors.ts';
import { configPath, patchFor, valueAt } from './config-path.ts';
import { parseValue } from './config-value.ts';

/** Prints one setting, or a whole section. */
export async function getConfig(context: CommandContext, path: string): Promise<void> {
  const client = await context.client();
  const config = await client.json('GET', '/config');
  const value = valueAt(config, configPath(path, config));
  if (value === undefined) throw unknownSetting(path);
  context.printer.item(value, typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
}

/** Changes one setting; the type it has decides how the text is read. */
export async function setConfig(
  context: CommandContext,
  path: string,
  values: readonly string[],
): Promise<void> {
  const client = await context.client();
  const config = await client.json('GET', '/config');
  const keys = configPath(path, config);
  const current = valueAt(config, keys);
  if (current === undefined && keys.length <= 2) throw unknownSetting(path);
  const changed = await client.json(
    'PUT',
    '/config/patch',
    patchFor(config, keys, parseValue(path, values, current)),
  );
  context.printer.item(changed, 'Value changed successfully');
}

function unknownSetting(path: string): CliError {
  return new CliError(
    `There is no setting ${path}. "patchbay config get PluginSettings" shows those of a section.`,
  );
}
