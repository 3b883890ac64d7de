import { CliError } from '../errors.ts';

const NO_CHAT_SERVER = 'Is this a Patchbay server, and not older than this program?';

/** An answer that is a list of objects; `null` is an empty one, as Go writes it. Throws CliError for anything else. */
export function rows<Row extends object>(value: unknown, what: string): Row[] {
  if (value === null) return [];
  if (!Array.isArray(value) || !value.every((row) => typeof row === 'object' && row !== null)) {
    throw new CliError(`The answer holds no list of ${what}. ${NO_CHAT_SERVER}`);
  }
  return value as Row[];
}

/** An answer that is one object. Throws CliError for anything else. */
export function record<Fields extends object>(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError(`The answer holds no ${what}. ${NO_CHAT_SERVER}`);
  }
  return value as Fields;
}

/** The address of one plugin. */
export const pluginPath = (id: string, rest = ''): string => `/plugins/${encodeURIComponent(id)}${rest}`;

/** `?a=1&b=2` of what is there, or nothing. */
export function query(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) given.set(name, String(value));
  const text = given.toString();
  return text === '' ? '' : `?${text}`;
}
