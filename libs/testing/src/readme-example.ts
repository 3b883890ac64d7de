import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const RUN_DEADLINE_MS = 60_000;
/** Libraries of CommonJS in the bundle ask for Node's own modules by `require`. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** A program made of the first TypeScript example of a README. */
export interface ReadmeExample {
  /** Empty; the example runs in it. */
  readonly folder: string;
  /** Returns what the example printed. Throws when it fails. */
  run(): string;
  dispose(): Promise<void>;
}

/** Rejects when the README has no example, or one that does not compile. */
export async function readmeExample(readme: URL): Promise<ReadmeExample> {
  const [, contents] = /```ts\n([\s\S]*?)```/.exec(await readFile(readme, 'utf8')) ?? [];
  if (contents === undefined) throw new Error(`${readme.pathname} has no example in TypeScript`);
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-readme-'));
  const script = join(folder, 'example.mjs');
  await build({
    stdin: { contents, resolveDir: dirname(fileURLToPath(readme)), loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@patchbay/source'],
    banner: { js: REQUIRE },
    logLevel: 'silent',
  });
  return {
    folder,
    run: () =>
      execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8', timeout: RUN_DEADLINE_MS }),
    dispose: () => rm(folder, { recursive: true }),
  };
}
