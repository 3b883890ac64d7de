import type { GoTypes } from './names.ts';
import { quoted } from './models.ts';

export type ConstantGroups = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `generated/constants.ts`: Go's constants under their Go names. */
export function constantsText(
  types: GoTypes,
  groups: ConstantGroups,
  names: ReadonlyMap<string, string>,
): string {
  const constants = new Map<string, string>();
  for (const [goName, definition] of Object.entries(types)) {
    if (!goName.startsWith('model.') || !('values' in definition)) continue;
    const type = names.get(goName) ?? '';
    for (const [name, value] of Object.entries(definition.values ?? {})) {
      constants.set(name, `${literal(value)}; // ${type}`);
    }
  }
  for (const group of Object.values(groups)) {
    for (const [name, value] of Object.entries(group)) constants.set(name, `${literal(value)};`);
  }
  const taken = new Set(names.values());
  return [...constants]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => {
      if (taken.has(name)) throw new Error(`Constant ${name} has the name of a type`);
      return `export const ${name} = ${value}\n`;
    })
    .join('');
}

function literal(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}
