import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context, Post } from '@patchbay/contract';
import { chatHooks } from '@patchbay/hooks';
import { createHost } from './fixtures/create-host.ts';
import { GO_BUILD_DEADLINE_MS, GO_PLUGIN_ID as id, goPluginBundle, hasGo } from './fixtures/go-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';

const context = { RequestId: 'r' } as Context;
const post = (message: string): Post => ({ id: 'p', message }) as Post;

(hasGo ? describe : describe.skip)('a Go plugin (needs go on the PATH)', () => {
  let bundle: Buffer;
  let kit: ReturnType<typeof createHost>;

  beforeAll(async () => {
    bundle = await goPluginBundle();
  }, GO_BUILD_DEADLINE_MS);

  beforeEach(async () => {
    kit = createHost();
    await kit.host.start();
    await kit.install(bundle);
  });

  afterEach(() => kit.host.stop());

  it('runs as it was built: hooks change a post, reject another, and its output is logged', async () => {
    await kit.host.enable(id);
    expect(kit.status(id)).toMatchObject({ state: PluginStates.Running, error: '' });
    const hooks = chatHooks(kit.host.hooks);
    expect(await hooks.messageWillBePosted(context, post('hello'))).toMatchObject({
      post: { message: 'hello (seen by Go)' },
    });
    expect(await hooks.messageWillBePosted(context, post('forbidden'))).toEqual({
      rejected: 'that word is forbidden',
    });
    const printed = await kit.logger.find((entry) => entry.message.includes('words on stdout'));
    expect(printed).toMatchObject({ level: 'info', fields: { plugin_id: id, source: 'plugin_stdout' } });
    await kit.host.disable(id);
    expect(kit.status(id)).toMatchObject({ state: PluginStates.NotRunning, error: '' });
  });

  it('that panics in a hook is shown with its panic, and the post goes through', async () => {
    await kit.host.enable(id);
    const hooks = chatHooks(kit.host.hooks);
    expect(await hooks.messageWillBePosted(context, post('crash'))).toMatchObject({
      post: { message: 'crash' },
    });
    const status = await kit.whenStatus(id, ({ state }) => state === PluginStates.FailedToStayRunning);
    expect(status.error).toContain('panic: asked to crash');
    expect(status.error).toContain('started again in');
  });
});
