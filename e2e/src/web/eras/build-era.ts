import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { repository, withoutOurs } from '../../start-patchbay.ts';
import type { TinyPlugin } from '../../tiny-plugin.ts';

/** Some seconds of work, on a machine that may have other work. */
const BUILD_DEADLINE_MS = 240_000;

export interface Era {
  /** The folder below eras/. */
  readonly folder: string;
  /** The program that builds it, of the era's own packages. */
  readonly tool: string;
  /** How that is run; the folder that it writes into comes after it. */
  readonly args: readonly string[];
  /** What the manifest says otherwise. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** The server half, as a tiny plugin has it. */
  readonly hooks?: string;
}

/** Builds the web half of an era's plugin with the era's own tool into a folder, and gives the plugin. */
export async function buildEra(era: Era, into: string): Promise<TinyPlugin> {
  const cwd = join(repository, 'eras', era.folder);
  // The era's own version stands in its folder, the one that is nobody else's in the repository's.
  const places = [cwd, repository].map((folder) => join(folder, 'node_modules/.bin', era.tool));
  const tool = places.find((path) => existsSync(path));
  if (tool === undefined) throw new Error(`there is no ${era.tool} for ${era.folder}: npm install`);
  await promisify(execFile)(tool, [...era.args, into], {
    cwd,
    env: withoutOurs(process.env),
    timeout: BUILD_DEADLINE_MS,
  });
  const manifest = {
    ...(JSON.parse(readFileSync(join(cwd, 'plugin.json'), 'utf8')) as { id: string; version: string }),
    ...era.manifest,
  };
  const built = readdirSync(into).map(
    (name) => [`webapp/dist/${name}`, readFileSync(join(into, name))] as const,
  );
  return {
    id: manifest.id,
    version: manifest.version,
    hooks: era.hooks,
    files: Object.fromEntries(built),
    manifest,
  };
}
