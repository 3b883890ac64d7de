import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const BUILD_DEADLINE_MS = 120_000;

const library = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const tsc = require.resolve('typescript/bin/tsc');
const project = mkdtempSync(join(tmpdir(), 'patchbay-contract-'));

const run = (cwd: string, ...args: string[]) =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
const compile = (file: string) =>
  run(project, tsc, '--module', 'nodenext', '--target', 'es2022', '--strict', '--types', 'node', file);

/** What the compiler wrote when it refused; nothing when it did not. */
function complaint(refused: () => void): string {
  try {
    refused();
    return '';
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

beforeAll(() => {
  const installed = join(project, 'node_modules/@patchbay/contract');
  mkdirSync(installed, { recursive: true });
  cpSync(join(library, 'package.json'), join(installed, 'package.json'));
  symlinkSync(
    join(dirname(require.resolve('@types/node/package.json')), '..'),
    join(project, 'node_modules/@types'),
  );
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  run(library, tsc, '-p', 'tsconfig.build.json', '--outDir', join(installed, 'dist'));
}, BUILD_DEADLINE_MS);

afterAll(() => {
  rmSync(project, { recursive: true });
});

describe('the package, installed in a project of its own', () => {
  it(
    'compiles without this repository’s conditions, and runs',
    () => {
      writeFileSync(
        join(project, 'uses.ts'),
        `import { AppError, hookMethods, parseGoType, type API, type Post } from '@patchbay/contract';
         import { registryMethods } from '@patchbay/contract/web';
         export const say = (api: API): Promise<Post> => api.CreatePost({ message: 'hi' });
         console.log(hookMethods.OnActivate.args, parseGoType('[]string').kind, registryMethods.length > 0,
           new AppError('a.b', 'Here', 404).status_code);`,
      );
      compile('uses.ts');
      expect(run(project, 'uses.js').trim()).toBe('plugin.Z_OnActivateArgs slice true 404');
    },
    BUILD_DEADLINE_MS,
  );

  it(
    'compiles the example of the README',
    () => {
      const [, example = ''] =
        /```ts\n(.*?)```/s.exec(readFileSync(join(library, 'README.md'), 'utf8')) ?? [];
      expect(example).toContain('@patchbay/contract');
      writeFileSync(join(project, 'readme.ts'), example);
      expect(complaint(() => compile('readme.ts'))).toBe('');
    },
    BUILD_DEADLINE_MS,
  );

  it(
    'does not compile with a hook that does not exist',
    () => {
      writeFileSync(
        join(project, 'misuses.ts'),
        `import type { Hooks } from '@patchbay/contract';
         export const hooks: Partial<Hooks> = { MessageWillBePost: () => undefined };`,
      );
      expect(complaint(() => compile('misuses.ts'))).toContain("'MessageWillBePost' does not exist");
    },
    BUILD_DEADLINE_MS,
  );
});
