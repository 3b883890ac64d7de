import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { rows } from '../connection/rows.ts';
import { CliError, messageOf } from '../errors.ts';
import { printable } from '../output/printable.ts';
import { timeOf } from '../output/words.ts';
import { runItems } from '../run-items.ts';

/** A row of `/plugins/keys`. */
interface KeyFile {
  name: string;
  problem: string;
  keys: {
    fingerprint: string;
    user_ids: string[];
    algorithms: string[];
    expires_at: number;
    unusable: string;
    public_key: string;
  }[];
}

/** The largest file that is taken for one of keys. */
const MAX_KEY_FILE_BYTES = 200_000;

/** Trusts the public keys of files, each under the name of its file; one of that name is replaced. */
export async function addKeys(context: CommandContext, files: readonly string[]): Promise<void> {
  const client = await context.localClient();
  const act = async (file: string): Promise<void> => {
    const key = await readKeyFile(resolve(context.terminal.directory, file));
    await client.json('POST', '/plugins/keys', { name: basename(file), key: key.toString('base64') });
    context.printer.item(`Added public key: ${file}`);
  };
  await runItems(files, (file) => `Unable to add public key: ${file}`, act);
}

/** Trusts files of keys no longer, by their names. */
export async function deleteKeys(context: CommandContext, names: readonly string[]): Promise<void> {
  const client = await context.localClient();
  const act = async (name: string): Promise<void> => {
    await client.call('DELETE', `/plugins/keys/${encodeURIComponent(name)}`);
    context.printer.item(`Deleted public key: ${name}`);
  };
  await runItems(names, (name) => `Unable to delete public key: ${name}`, act);
}

/** Shows the names of the files; with --verbose what is in them. */
export async function listKeys(
  context: CommandContext,
  { verbose = false }: { verbose?: boolean },
): Promise<void> {
  const client = await context.localClient();
  const files = rows<KeyFile>(await client.json('GET', '/plugins/keys'), 'keys');
  for (const file of files) {
    context.printer.item(file, printable(file.name), ...(verbose ? contents(file) : []));
    if (file.problem !== '')
      context.printer.note(`Warning: ${printable(file.name)} is passed over: ${printable(file.problem)}`);
  }
  if (files.length === 0)
    context.printer.note('No public keys are trusted. Add one: patchbay plugin add key FILE');
}

function contents({ keys }: KeyFile): string[] {
  return keys.flatMap((key) => [
    `  ${key.fingerprint}  ${key.algorithms.join(', ')}  ${key.user_ids.map(printable).join(', ')}`,
    `  ${validity(key)}`,
    ...key.public_key.trim().split('\n').map(printable),
    '',
  ]);
}

function validity({ unusable, expires_at: end }: KeyFile['keys'][number]): string {
  if (unusable !== '') return `not accepted: ${unusable}${end > 0 ? `, ended ${timeOf(end)}` : ''}`;
  return end === 0 ? 'does not expire' : `expires ${timeOf(end)}`;
}

async function readKeyFile(path: string): Promise<Buffer> {
  let bytes: number;
  try {
    bytes = (await stat(path)).size;
    if (bytes <= MAX_KEY_FILE_BYTES) return await readFile(path);
  } catch (error) {
    throw new CliError(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  throw new CliError(
    `${path} has ${String(bytes)} bytes, which is no file of keys. To install a plugin, leave out "key".`,
  );
}
