import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { RepositoryCopy } from './fixtures/repository-copy.mjs';

const STEP_TIMEOUT_MS = 240_000;
const WORKSPACES = [
  ...['contract', 'rpc', 'manifest', 'hooks', 'core', 'plugin-sdk', 'testing'].map((name) => `libs/${name}`),
  'tools',
];
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** The examples of the recipe in CONTRIBUTING.md, in their order. */
async function recipe() {
  const text = await readFile(new URL('../../../CONTRIBUTING.md', import.meta.url), 'utf8');
  const [, section] = text.split('## Adding an API method and a hook\n');
  const examples = [...section.split('\n## ')[0].matchAll(/```(\w+)\n(.*?)```/gs)];
  expect(examples.map(([, language]) => language)).toEqual(['json', 'sh', 'ts', 'ts', 'ts']);
  const [entry, command, method, hook, plugin] = examples.map(([, , code]) => code);
  return { entry, command, method, hook, plugin };
}

/** One story; each step stands on the one before. */
describe('adding an API method and a hook, as CONTRIBUTING.md says, in a copy of the repository', () => {
  let steps;
  let copy;

  beforeAll(async () => {
    steps = await recipe();
    copy = await RepositoryCopy.of(WORKSPACES);
    await copy.write('plugin.ts', steps.plugin);
    await copy.write(
      'tsconfig.json',
      JSON.stringify({
        extends: './tsconfig.base.json',
        compilerOptions: { incremental: true, tsBuildInfoFile: 'checked.json' },
        files: ['plugin.ts', 'libs/core/src/index.ts', 'tools/contract/additions/fixtures/round-trip.ts'],
      }),
    );
  }, STEP_TIMEOUT_MS);

  afterAll(() => copy?.remove());

  /** What the compiler says about the copy; nothing when it is content. */
  const complaints = () =>
    copy.node(tsc, '-p', '.').then(
      () => '',
      (error) => error.message,
    );

  it(
    'generates the types, the tables, the .proto files and the reference from one entry each',
    async () => {
      const additions = JSON.parse(await copy.read('libs/contract/data/additions.json'));
      const { hooks, api } = JSON.parse(steps.entry);
      additions.hooks.push(...hooks);
      additions.api.push(...api);
      await copy.write('libs/contract/data/additions.json', JSON.stringify(additions));
      const [program, ...args] = steps.command.trim().split(' ');
      expect(program).toBe('node');
      await copy.node(...args);
      expect(await copy.read('libs/contract/src/generated/api.ts')).toContain(
        'GetAnswer(question: string): Promise<string>;',
      );
      expect(await copy.read('libs/contract/src/generated/hooks.ts')).toContain(
        'QuestionHasBeenAsked(c: Context, question: string): Returned<void>;',
      );
      expect(await copy.read('libs/contract/proto/patchbay/plugin/v1/api.proto')).toContain(
        'rpc GetAnswer(GetAnswerRequest) returns (GetAnswerResponse);',
      );
      expect(await copy.read('docs/reference/api.md')).toContain('### GetAnswer\n');
      expect(await copy.read('docs/reference/hooks.md')).toContain('## QuestionHasBeenAsked\n');
    },
    STEP_TIMEOUT_MS,
  );

  it(
    'is told by the compiler what has no implementation yet, and nothing else',
    async () => {
      const said = await complaints();
      expect(said.match(/^\S+(?=\(\d+,\d+\): error TS)/gm)).toEqual([
        'libs/core/src/plugin-api/plugin-api.ts',
      ]);
      expect(said).toContain("Property 'GetAnswer' is missing");
    },
    STEP_TIMEOUT_MS,
  );

  it(
    'compiles with one implementation of the method, and one call of the hook',
    async () => {
      const area = 'libs/core/src/plugin-api/server.api.ts';
      await copy.insert(area, /Pick<\n {2}API,\n/, (found) => `${found}  | 'GetAnswer'\n`);
      await copy.insert(area, / {2}return {\n/, (found) => `${found}${steps.method}`);
      await copy.insert(
        'libs/core/src/posts/post-creation.ts',
        /.*messageHasBeenPosted\(context, post\);\n/,
        (found) => `${found}${steps.hook}`,
      );
      expect(await complaints()).toBe('');
    },
    STEP_TIMEOUT_MS,
  );

  it.each(['net/rpc', 'gRPC'])(
    'has a hook that reaches a plugin process over %s, and a method that answers it',
    async (transport) => {
      if (transport === 'gRPC') await copy.write('plugin.ts', overGrpc(steps.plugin));
      await bundle('plugin.ts', 'plugin.mjs');
      await bundle('tools/contract/additions/fixtures/round-trip.ts', 'round-trip.mjs');
      const seen = JSON.parse(await copy.node('round-trip.mjs', copy.path('plugin.mjs')));
      expect(seen).toEqual({
        implemented: ['QuestionHasBeenAsked'],
        answered: [
          {
            message: 'answered',
            plugin_id: 'com.example.recipe',
            'plugin.question': 'What is the answer?',
            'plugin.answer': '42',
          },
        ],
        known: true,
      });
    },
    STEP_TIMEOUT_MS,
  );

  async function bundle(entry, outfile) {
    const manifests = await Promise.all(
      ['core', 'rpc'].map((name) => copy.read(`libs/${name}/package.json`)),
    );
    const installed = manifests.flatMap((text) => Object.keys(JSON.parse(text).dependencies));
    await build({
      absWorkingDir: copy.path('.'),
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['@patchbay/source'],
      external: installed.filter((name) => !name.startsWith('@patchbay/')),
      logLevel: 'silent',
    });
  }
});

/** The same plugin on the other transport. */
function overGrpc(plugin) {
  const changed = plugin.replace(/\n\);\n$/, '\n  { transport: grpc },\n);\n');
  expect(changed).not.toBe(plugin);
  return `import { grpc } from '@patchbay/plugin-sdk/grpc';\n${changed}`;
}
