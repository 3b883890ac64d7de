import type { CommandContext } from '../command-context.ts';
import type { Client } from '../connection/client.ts';
import { pluginPath, record, rows } from '../connection/rows.ts';
import { CliError } from '../errors.ts';
import { printable } from '../output/printable.ts';

/** An answer of `/plugins/{id}/access_control`. */
interface Access {
  enable: boolean;
  allowed_user_ids: string[];
}

interface Person {
  id: string;
  username: string;
}

export interface AccessOptions {
  everyone?: boolean;
  /** Usernames. */
  only?: readonly string[];
}

/** Shows whom a plugin is for, or says it. Being for everybody keeps the list. */
export async function pluginAccess(
  context: CommandContext,
  id: string,
  { everyone, only }: AccessOptions,
): Promise<void> {
  if (everyone === true && only !== undefined)
    throw new CliError('A plugin is either for everyone or only for some: leave --everyone or --only out.');
  const client = await context.client();
  const path = pluginPath(id, '/access_control');
  const people = only && (await named(client, only));
  const before = people ? undefined : accessOf(await client.json('GET', path));
  const access: Access = people
    ? { enable: true, allowed_user_ids: people.map((person) => person.id) }
    : { allowed_user_ids: before?.allowed_user_ids ?? [], enable: before?.enable === true && !everyone };
  if (people || everyone === true) await client.json('PUT', path, access);
  const usernames = (people ?? (await withIds(client, access.allowed_user_ids))).map((one) => one.username);
  context.printer.item({ id, ...access, usernames }, ...linesOf(id, access, usernames));
}

function linesOf(id: string, { enable, allowed_user_ids }: Access, usernames: readonly string[]): string[] {
  const list = usernames.map(printable).join(', ');
  const whom = list === '' ? 'administrators alone' : `administrators and ${list}`;
  const gone = allowed_user_ids.length - usernames.length;
  return [
    enable ? `${id} is for ${whom}.` : `${id} is for everyone.`,
    ...(!enable && list !== '' ? [`  Its list is kept: ${list}.`] : []),
    ...(gone > 0 ? [`  ${String(gone)} on its list have no account.`] : []),
  ];
}

function accessOf(value: unknown): Access {
  const { enable, allowed_user_ids } = record<Partial<Access>>(value, 'access');
  return { enable: enable === true, allowed_user_ids: allowed_user_ids ?? [] };
}

/** Throws CliError for a name that nobody has: a list that lacks somebody would not be what was asked for. */
async function named(client: Client, names: readonly string[]): Promise<Person[]> {
  if (names.length === 0) return [];
  const found = rows<Person>(await client.json('POST', '/users/usernames', names), 'people');
  const missing = names.filter((name) => !found.some(({ username }) => username === name));
  if (missing.length > 0)
    throw new CliError(`There is no account by the name ${missing.join(', ')}. Nothing was changed.`);
  return found;
}

async function withIds(client: Client, ids: readonly string[]): Promise<Person[]> {
  return ids.length === 0 ? [] : rows<Person>(await client.json('POST', '/users/ids', ids), 'people');
}
