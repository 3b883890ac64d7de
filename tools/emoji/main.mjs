/**
 * Writes the web app's table of emoji: which names the server knows and what each stands for, from the Go module that
 * `tools/contract` is pinned to; their groups and their order, from `emoji-datasource`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const target = here('../../apps/webapp/src/components/emoji/emoji-table.json');
const MODULE = 'github.com/mattermost/mattermost/server/public';
/** @type {Readonly<Record<string, string>>} */
const TONES = {
  light: '1f3fb',
  medium_light: '1f3fc',
  medium: '1f3fd',
  medium_dark: '1f3fe',
  dark: '1f3ff',
};
/**
 * How the groups are called in the table. `unlisted` has what nobody chooses from a list: people of different tones, and tones alone.
 *
 * @type {Readonly<Record<string, string>>}
 */
const GROUPS = {
  'Smileys & Emotion': 'smileys',
  'People & Body': 'people',
  'Animals & Nature': 'nature',
  'Food & Drink': 'food',
  'Travel & Places': 'travel',
  Activities: 'activities',
  Objects: 'objects',
  Symbols: 'symbols',
  Flags: 'flags',
};

const folder = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', MODULE], {
  cwd: here('../contract'),
  encoding: 'utf8',
}).trim();
const go = readFileSync(join(folder, 'model/emoji_data.go'), 'utf8');
/** @type {Map<string, string>} */
const codeOf = new Map(
  [...go.matchAll(/"([^"]+)":\s*"([0-9a-f-]+)"/g)].map(([, name = '', code = '']) => [name, code]),
);
/** @type {{ unified: string, category: string, short_name: string, sort_order: number }[]} */
const source = JSON.parse(readFileSync(here('../../node_modules/emoji-datasource/emoji.json'), 'utf8'));

const toText = (/** @type {string} */ code) =>
  String.fromCodePoint(...code.split('-').map((point) => parseInt(point, 16)));

/** A tone goes behind the first character, in the place of the sign that asks for a picture. */
const toned = (/** @type {string} */ code, /** @type {string | undefined} */ tone) => {
  const [first, ...rest] = code.split('-');
  return [first, tone, ...(rest[0] === 'fe0f' ? rest.slice(1) : rest)].join('-');
};

/** @type {Map<string, string[]>} */
const namesOf = new Map();
/** @type {Set<string>} */
const withTones = new Set();
const add = (/** @type {string} */ code, /** @type {string} */ name) =>
  namesOf.set(code, [...(namesOf.get(code) ?? []), name]);
for (const [name, code] of codeOf) {
  const [, plain = '', tone = ''] =
    /^(.+?)_(medium_light|medium_dark|light|medium|dark)_skin_tone$/.exec(name) ?? [];
  const plainCode = codeOf.get(plain);
  if (plainCode !== undefined && toned(plainCode, TONES[tone]) === code) {
    withTones.add(plainCode);
  } else {
    add(code, name);
  }
}

/** @type {Record<string, string[]>} */
const table = Object.fromEntries([...Object.values(GROUPS), 'unlisted'].map((group) => [group, []]));
const write = (/** @type {string} */ code, /** @type {string} */ group, first = '') => {
  const names = namesOf.get(code) ?? [];
  if (names.length > 0) {
    const sorted = names.includes(first) ? [first, ...names.filter((name) => name !== first)] : names;
    table[group]?.push(`${toText(code)}${withTones.has(code) ? '*' : ''} ${sorted.join(' ')}`);
    namesOf.delete(code);
  }
};
for (const { unified, category, short_name: first } of source.sort((a, b) => a.sort_order - b.sort_order)) {
  write(unified.toLowerCase(), GROUPS[category] ?? 'unlisted', first);
}
for (const code of [...namesOf.keys()]) {
  write(code, 'unlisted');
}
const options = { ...(await resolveConfig(target)), filepath: target };
writeFileSync(target, await format(JSON.stringify(table), options));
console.log(
  Object.entries(table)
    .map(([group, list]) => `${group}: ${list.length}`)
    .join('\n'),
);
