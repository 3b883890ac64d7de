import { CliError } from '../errors.ts';

/** Reads the text given for a setting as what the setting holds now. Throws CliError when it is none of that. */
export function parseValue(path: string, values: readonly string[], current: unknown): unknown {
  if (Array.isArray(current)) return values.length === 1 && values[0] === '' ? [] : [...values];
  const [text = '', ...more] = values;
  if (more.length > 0) throw new CliError(`${path} takes one value. Quote a value that has spaces.`);
  switch (typeof current) {
    case 'string':
      return text;
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      throw new CliError(`${path} takes true or false, not ${JSON.stringify(text)}.`);
    case 'number':
      if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
      throw new CliError(`${path} takes a number, not ${JSON.stringify(text)}.`);
    case 'object':
      if (current !== null) return parseObject(path, text);
      return freeValue(text);
    default:
      return freeValue(text);
  }
}

function parseObject(path: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // said below
  }
  throw new CliError(`${path} takes a JSON object, such as '{"key": true}'.`);
}

/** Nothing is known of the type, as with the settings of a plugin: JSON where it is JSON, else text. */
function freeValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
