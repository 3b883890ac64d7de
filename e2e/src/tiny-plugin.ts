import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { packBundle } from '@patchbay/bundle';
import { build } from 'esbuild';

import { repository } from './start-patchbay.ts';

/** A real plugin of a few lines, most of them wrong. */
export interface TinyPlugin {
  readonly id: string;
  readonly version?: string;
  /** The members of the object that `definePlugin` is given, as source text; `plugin` is in scope. */
  readonly hooks?: string;
  /** Source text around the plugin: what runs when its process starts, and may hold state between hooks. */
  readonly head?: string;
  /** The whole server half as source text, for one that does not use the SDK. */
  readonly script?: string;
  /** The web half as source text. */
  readonly webapp?: string;
  /** Further files by path. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** Packs it into a folder as its author would; gives the path of the bundle. */
export async function packTiny(folder: string, plugin: TinyPlugin): Promise<string> {
  const { id, version = '1.0.0' } = plugin;
  const place = join(folder, `${id}-${version}`);
  const files: Record<string, string | Buffer> = { ...plugin.files };
  const manifest: Record<string, unknown> = { id, name: `Tiny ${id}`, version };
  const server = plugin.script ?? (plugin.hooks === undefined ? undefined : onSdk(plugin));
  if (server !== undefined) {
    files['server/main.mjs'] = await bundled(server);
    manifest['server'] = { executable: 'server/main.mjs', runtime: 'node' };
  }
  if (plugin.webapp !== undefined) {
    files['webapp/main.js'] = plugin.webapp;
    manifest['webapp'] = { bundle_path: 'webapp/main.js' };
  }
  files['plugin.json'] = JSON.stringify({ ...manifest, ...plugin.manifest });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content, { mode: 0o755 });
  }
  const bundle = `${place}.tar.gz`;
  await packBundle(place, bundle, { root: id });
  return bundle;
}

function onSdk({ head = '', hooks = '' }: TinyPlugin): string {
  return `import { definePlugin, runPlugin } from '@patchbay/plugin-sdk';
${head}
await runPlugin(definePlugin((plugin) => ({ ${hooks} })));`;
}

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(repository, 'e2e') },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['@patchbay/source'],
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
