import type { CommandContext } from '../command-context.ts';
import type { Client } from '../connection/client.ts';
import { pluginPath, record, rows } from '../connection/rows.ts';
import { CliError } from '../errors.ts';
import { ask, mayAsk } from '../output/ask.ts';
import { printable } from '../output/printable.ts';
import { readableSize, timeOf } from '../output/words.ts';

/** A row of `/plugins/{id}/versions`. */
interface Version {
  version: string;
  sha256: string;
  size: number;
  signed: boolean;
  prepackaged: boolean;
  installed_at: number;
  active: boolean;
  /** The step from the active one to it is a major one. */
  major: boolean;
}

export interface RollbackOptions {
  to?: string;
  restoreData?: boolean;
  yes?: boolean;
}

/** So much of a hash tells versions apart. */
const SHOWN_DIGITS = 12;
const LEAST_DIGITS = 6;

/** Shows the versions that are kept; a star marks the one that is installed. */
export async function listVersions(context: CommandContext, id: string): Promise<void> {
  const { printer } = context;
  const client = await context.client();
  for (const version of await versionsOf(client, id)) printer.item(version, lineOf(version));
}

/** Goes back to another version that is kept; what happens with the data is said first. */
export async function rollBack(context: CommandContext, id: string, options: RollbackOptions): Promise<void> {
  const { printer, terminal, json } = context;
  const client = await context.client();
  const versions = await versionsOf(client, id);
  const current = versions.find(({ active }) => active);
  const target = chosen(id, versions, options.to);
  const restore = options.restoreData === true;
  const major = target.major ? ', a major step' : '';
  printer.note(
    `${id} goes from ${printable(current?.version ?? 'none')} to ${printable(target.version)}${major}.`,
  );
  printer.note(
    restore
      ? 'Its settings and keys go back to what they were when that version was replaced: what was written since is lost. Tables that it made through SQL stay as they are.'
      : 'Its settings, keys and tables stay as they are now. With --restore-data settings and keys go back too.',
  );
  if (restore && options.yes !== true && !json && mayAsk(terminal)) {
    if ((await ask(terminal, 'Go on?', ['no', 'yes'])) === 'no') throw new CliError('Nothing was changed.');
  }
  const manifest = record<{ version?: unknown }>(
    await client.json('POST', pluginPath(id, '/rollback'), { sha256: target.sha256, restore_data: restore }),
    'manifest',
  );
  printer.item(manifest, `Rolled back plugin: ${id}, Version: ${printable(String(manifest.version))}`);
}

async function versionsOf(client: Client, id: string): Promise<Version[]> {
  return rows<Version>(await client.json('GET', pluginPath(id, '/versions')), 'versions');
}

function lineOf({
  active,
  version,
  sha256,
  installed_at,
  size,
  signed,
  prepackaged,
  major,
}: Version): string {
  const facts = [
    `installed ${timeOf(installed_at)}`,
    readableSize(size),
    signed ? 'signed' : 'not signed',
    prepackaged ? 'came with the server' : '',
    major ? 'major step from the one that runs' : '',
  ];
  const words = facts.filter((fact) => fact !== '').join(', ');
  return `${active ? '*' : ' '} ${printable(version)}  ${sha256.slice(0, SHOWN_DIGITS)}  ${words}`;
}

/** By version or by the beginning of its hash; the newest of the others by default. */
function chosen(id: string, versions: readonly Version[], wanted: string | undefined): Version {
  const others = versions.filter(({ active }) => !active);
  if (wanted === undefined) {
    const [previous] = others;
    if (previous !== undefined) return previous;
    throw new CliError(`No other version of ${id} is kept. "patchbay plugin versions ${id}" shows what is.`);
  }
  const byHash = wanted.length >= LEAST_DIGITS && /^[0-9a-f]+$/i.test(wanted);
  const found = others.filter(
    ({ version, sha256 }) => version === wanted || (byHash && sha256.startsWith(wanted.toLowerCase())),
  );
  const [one, ...more] = found;
  if (one !== undefined && more.length === 0) return one;
  const reason =
    one === undefined ? 'is not kept beside the one that runs' : 'is kept more than once: name its hash';
  throw new CliError(`${wanted} of ${id} ${reason}. "patchbay plugin versions ${id}" shows what is kept.`);
}
