import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from '../../start-patchbay.ts';
import { eras } from './eras.ts';

/** What of an era's packages decides how its bundle behaves, by column. */
const columns: readonly (readonly [heading: string, names: readonly string[]])[] = [
  ['tool', ['webpack', 'vite']],
  ['language', ['babel-loader', 'ts-loader']],
  ['React', ['react']],
  ['mattermost-redux', ['mattermost-redux']],
];

/** The table of docs/reference/bundle-eras.md: a row for each folder, from the versions that are installed for it. */
export function erasTable(): string[][] {
  const folders = [...new Set(eras.map(({ folder }) => folder))];
  return folders.map((folder) => [
    folder,
    ...columns.map(
      ([heading, names]) =>
        names
          .filter((name) => name in wanted(folder))
          .map((name) =>
            name === heading.toLowerCase() ? version(folder, name) : `${name} ${version(folder, name)}`,
          )
          .join(', ') || 'the tool',
    ),
  ]);
}

const json = (...path: string[]) =>
  JSON.parse(readFileSync(join(repository, ...path), 'utf8')) as Record<string, Record<string, unknown>>;

const wanted = (folder: string) => json('eras', folder, 'package.json')['devDependencies'] ?? {};

/** As the lock file has it. */
function version(folder: string, name: string): string {
  const packages = json('package-lock.json')['packages'] as Record<string, { version: string } | undefined>;
  const found = packages[`eras/${folder}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
  return found?.version ?? 'none';
}
