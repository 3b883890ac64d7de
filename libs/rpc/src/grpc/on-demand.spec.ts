import { expect, it } from '@jest/globals';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** The packages that are loaded with a module, and those that are loaded when they are wanted. */
async function packagesOf(module: string): Promise<{ atOnce: string[]; later: string[] }> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(module, import.meta.url))],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@patchbay/source'],
    external: ['@grpc/grpc-js', 'protobufjs'],
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint?.endsWith('index.ts'));
  const atOnce = reached(outputs, entry ?? '', ['import-statement', 'require-call']);
  const all = reached(outputs, entry ?? '', ['import-statement', 'require-call', 'dynamic-import']);
  return { atOnce: [...atOnce], later: [...all].filter((name) => !atOnce.has(name)) };
}

function reached(outputs: Metafile['outputs'], entry: string, kinds: readonly string[]): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { path: imported, kind, external } of outputs[path]?.imports ?? []) {
      if (!kinds.includes(kind)) continue;
      if (external !== true) queue.push(imported);
      else if (!imported.startsWith('node:')) packages.add(imported);
    }
  }
  return packages;
}

it('costs a host nothing before its first gRPC plugin', async () => {
  expect(await packagesOf('../host/index.ts')).toEqual({
    atOnce: [],
    later: expect.arrayContaining(['@grpc/grpc-js', 'protobufjs/minimal.js']),
  });
});

it('costs a plugin over net/rpc nothing at all', async () => {
  expect(await packagesOf('../plugin/index.ts')).toEqual({ atOnce: [], later: [] });
});
