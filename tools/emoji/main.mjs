/**
 * Writes the web app's table of emoji: which names the server knows and what each stands for, from the Go module that
 * `tools/contract` is pinned to; their groups and their order, from `emoji-datasource`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = here('../../apps/webapp/src/components/emoji/emoji-table.json');
const MODULE = 'github.com/mattermost/mattermost/server/public';
const TONES = {
  light: '1f3fb',
  medium_light: '1f3fc',
  medium: '1f3fd',
  medium_dark: '1f3fe',
  dark: '1f3ff',
};
/** How the groups are called in the table. `unlisted` has what nobody chooses from a list: people of different tones, and tones alone. */
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
const codeOf = new Map(
  [...go.matchAll(/"([^"]+)":\s*"([0-9a-f-]+)"/g)].map(([, name, code]) => [name, code]),
);
const source = JSON.parse(readFileSync(here('../../node_modules/emoji-datasource/emoji.json'), 'utf8'));

const toText = (code) => String.fromCodePoint(...code.split('-').map((point) => parseInt(point, 16)));

/** A tone goes behind the first character, in the place of the sign that asks for a picture. */
const toned = (code, tone) => {
  const [first, ...rest] = code.split('-');
  return [first, tone, ...(rest[0] === 'fe0f' ? rest.slice(1) : rest)].join('-');
};

const namesOf = new Map();
const withTones = new Set();
const add = (code, name) => namesOf.set(code, [...(namesOf.get(code) ?? []), name]);
for (const [name, code] of codeOf) {
  const [, plain, tone] = /^(.+?)_(medium_light|medium_dark|light|medium|dark)_skin_tone$/.exec(name) ?? [];
  const plainCode = codeOf.get(plain);
  if (plainCode !== undefined && toned(plainCode, TONES[tone]) === code) {
    withTones.add(plainCode);
  } else {
    add(code, name);
  }
}

const table = Object.fromEntries([...Object.values(GROUPS), 'unlisted'].map((group) => [group, []]));
const write = (code, group, first) => {
  const names = namesOf.get(code) ?? [];
  if (names.length > 0) {
    const sorted = names.includes(first) ? [first, ...names.filter((name) => name !== first)] : names;
    table[group].push(`${toText(code)}${withTones.has(code) ? '*' : ''} ${sorted.join(' ')}`);
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
