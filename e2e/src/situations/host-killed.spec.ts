import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { noProcessLeft } from '../demo-plugin.ts';
import { eventually } from '../eventually.ts';
import { descendantsOf } from '../processes.ts';
import { Site } from '../site.ts';

jest.setTimeout(180_000);

const ID = 'com.example.survivor';

describe('kill -9 of the host', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  });
  afterAll(() => site?.close());

  it('in the middle of a hook leaves no process of a plugin, nor of what it started; the next start has all as it was', async () => {
    await site.run({
      id: ID,
      head: "import { spawn } from 'node:child_process';",
      hooks: `
        OnActivate: async () => {
          spawn('sleep', ['100000'], { stdio: 'inherit', cwd: process.cwd() });
          if (!(await plugin.api.KVGet('first'))?.length) await plugin.api.KVSet('first', Buffer.from('kept'));
        },
        MessageWillBePosted: async (_, post) => {
          if (post.message !== 'for ever') return [undefined, ''];
          await plugin.api.KVSet('in-hook', Buffer.from('yes'));
          await new Promise(() => undefined);
        },
        ServeHTTP: async (_context, response) => {
          const [first, inHook] = await Promise.all(['first', 'in-hook'].map((key) => plugin.api.KVGet(key)));
          response.end(Buffer.from(first ?? '').toString() + ' ' + Buffer.from(inHook ?? '').toString());
        },`,
    });
    const kept = await site.say('before');
    site.say('for ever').catch(() => undefined); // The server is gone before it is answered.
    await eventually(
      'the hook is under way',
      () => seen(),
      (text) => text === 'kept yes',
    );

    const started = descendantsOf(site.patchbay.pid);
    expect(started.filter(({ command }) => command === 'sleep 100000')).toHaveLength(1);
    await site.patchbay.end('SIGKILL');
    await noProcessLeft(started, site.dataDir);

    await site.start();
    await site.whenReady(ID, ({ error }) => error === '');
    expect(await seen()).toBe('kept yes');
    expect(await site.rest.get(`/posts/${kept.id}`)).toMatchObject({ message: 'before' });
    expect(await site.say('after')).toMatchObject({ message: 'after' });
  });

  const seen = async (): Promise<string> => (await site.ask(ID, '/')).text();
});
