import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuthorFolder } from './fixtures/author-folder.ts';

const PREPARATION_TIMEOUT_MS = 600_000;
const TIMEOUT_MS = 240_000;

/** A test as an author writes one, with nothing but what Node has. */
const TEST = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mockApi, testPlugin } from '@patchbay/testing';
import { DemoPlugin } from './server/demo-plugin.ts';
test('refuses the word of the settings', async () => {
  const api = mockApi({ RegisterCommand: () => undefined });
  const plugin = await testPlugin(DemoPlugin, { api, configuration: { forbidden_word: 'mellon' } });
  const [post, reason] = await plugin.call('MessageWillBePosted', {}, { message: 'say mellon' });
  assert.equal(post, undefined);
  assert.match(reason, /mellon/);
  assert.equal(api.calls('RegisterCommand')[0]?.[0].trigger, 'demo');
  await assert.rejects(plugin.call('UserHasJoinedChannel', {}, { channel_id: 'c1' }), /GetChannel\\("c1"\\)/);
});`;

let author: AuthorFolder;
beforeAll(async () => {
  author = await AuthorFolder.create();
}, PREPARATION_TIMEOUT_MS);
afterAll(async () => {
  await author?.remove();
});

/** One story; each step stands on the one before. */
describe('an author outside the repository, with our packages from their tarballs', () => {
  it(
    'gets types that hold',
    async () => {
      await author.write('src/demo-plugin.test.ts', TEST);
      await author.npm('run', 'check');
    },
    TIMEOUT_MS,
  );

  it(
    'is told by the compiler about a wrong hook, and about methods of the API and of the registry that do not exist',
    async () => {
      const mistakes = {
        'wrong-hook': `
          import { Plugin, runPlugin } from '@patchbay/plugin-sdk';
          class P extends Plugin { MessageWillBePosted(post: number): string { return String(post); } }
          await runPlugin(P);`,
        'no-api-method': `
          import { Plugin } from '@patchbay/plugin-sdk';
          export class P extends Plugin { async OnActivate(): Promise<void> { await this.api.GetTheMoon(); } }`,
        'no-registry-method': `
          import type { PluginRegistry } from '@patchbay/webapp-sdk';
          export const f = (registry: PluginRegistry): unknown => registry.registerTheMoon();`,
      };
      for (const [name, source] of Object.entries(mistakes)) await author.write(`src/${name}.ts`, source);
      const said = await author.npm('run', 'check').then(
        () => 'the sources were accepted',
        (error: unknown) => String(error),
      );
      for (const name of Object.keys(mistakes)) {
        expect(said).toMatch(new RegExp(`src/${name}\\.ts\\(\\d+,\\d+\\): error TS`));
        await author.remove(`src/${name}.ts`);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'tests a plugin without a server, with nothing but Node to run the tests',
    async () => {
      const options = ['--bundle', '--platform=node', '--format=esm', '--packages=external'];
      await author.npm('exec', '--', 'esbuild', 'src/demo-plugin.test.ts', ...options, '--outfile=tests.mjs');
      const said = await author.npm('exec', '--', 'node', '--test', '--test-reporter=tap', 'tests.mjs');
      expect(said).toContain('# pass 1\n# fail 0');
      await author.remove('src/demo-plugin.test.ts');
    },
    TIMEOUT_MS,
  );

  let root: string;

  it(
    'builds a bundle with what a server needs and nothing else',
    async () => {
      expect(await author.npm('run', 'build')).toContain(
        'Packed plugin: dist/com.patchbay.demo-0.1.0.tar.gz',
      );
      root = await author.unpack();
      const files = await readdir(root, { recursive: true, withFileTypes: true });
      expect(
        files
          .filter((file) => file.isFile())
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['about.txt', 'icon.svg', 'main.js', 'main.mjs', 'plugin.json']);
      expect((await stat(join(root, 'server/dist/main.mjs'))).mode & 0o111).toBe(0o111);
    },
    TIMEOUT_MS,
  );

  it(
    'has a server half that runs by itself and refuses to be run by hand',
    async () => {
      await author.remove('node_modules');
      const child = spawn(join(root, 'server/dist/main.mjs'), {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env['PATH'] },
      });
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit'), text(child.stdout)]);
      expect(code).toBe(1);
      expect(said).toContain('This binary is a plugin');
    },
    TIMEOUT_MS,
  );

  it(
    'has a server half that shakes hands with a host',
    async () => {
      const child = spawn(join(root, 'server/dist/main.mjs'), {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          MATTERMOST_PLUGIN: 'Securely message teams, anywhere.',
          PLUGIN_PROTOCOL_VERSIONS: '1',
          PLUGIN_UNIX_SOCKET_DIR: root,
        },
      });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      expect(line.toString()).toMatch(/^1\|1\|unix\|.+\|netrpc\|/);
      child.kill();
      await once(child, 'exit');
    },
    TIMEOUT_MS,
  );

  it('has a web half that takes React and its companions from the page', async () => {
    const registered = new Map<string, unknown>();
    const React = { createElement: (...element: unknown[]) => element };
    const window = {
      React,
      ReactRedux: {},
      registerPlugin: (id: string, plugin: unknown) => registered.set(id, plugin),
    };
    const script = await readFile(join(root, 'webapp/dist/main.js'), 'utf8');
    new Script(script).runInNewContext({ ...window, window, globalThis: window });
    const plugin = registered.get('com.patchbay.demo') as {
      initialize(registry: unknown, store: unknown): void;
    };
    const calls = new Map<string, unknown[]>();
    const registry = new Proxy(
      {},
      {
        get:
          (_, name: string) =>
          (...args: unknown[]) => (calls.set(name, args), { toggleRHSPlugin: { type: 'TOGGLE' } }),
      },
    );
    const dispatched: unknown[] = [];
    plugin.initialize(registry, { dispatch: (action: unknown) => dispatched.push(action) });
    expect([...calls.keys()].sort()).toEqual([
      'registerChannelHeaderButtonAction',
      'registerMainMenuAction',
      'registerPostTypeComponent',
      'registerReducer',
      'registerRightHandSidebarComponent',
      'registerRootComponent',
      'registerWebSocketEventHandler',
    ]);
    (calls.get('registerChannelHeaderButtonAction')?.[1] as () => void)();
    expect(dispatched).toEqual([{ type: 'TOGGLE' }]);
    const [event, handler] = calls.get('registerWebSocketEventHandler') as [
      string,
      (message: unknown) => void,
    ];
    expect(event).toBe('custom_com.patchbay.demo_hello');
    handler({ data: { text: 'hi' } });
    expect(dispatched[1]).toMatchObject({ event: { text: 'hi' } });
  });
});
