import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/contract';
import { openCore, type Core } from '@patchbay/core';
import type { PluginStatus } from '@patchbay/host';
import { administratorsTold } from './tell-administrators.ts';

const status = {
  plugin_id: 'com.example.broken',
  name: 'Broken',
  version: '1.2.3',
  error: 'The plugin process exited with code 5. It stays down. Its last words on stderr:\npanic: ``` boom',
} as PluginStatus;

describe('when a plugin stays down', () => {
  const context = {} as Context;
  const errors: string[] = [];
  const none = (): void => undefined;
  const logger = { debug: none, info: none, warn: none, error: (text: string) => void errors.push(text) };
  let folder: string;
  let core: Core;

  const person = (username: string) => ({
    username,
    email: `${username}@example.com`,
    password: 'a-Long-enough-1',
  });
  const directTo = async (userId: string) => {
    const [bot] = await core.users.getByUsernames(['system-bot']);
    const channel = await core.channels.direct(context, bot?.id ?? '', userId);
    const { posts } = await core.postListing.since(channel.id, 0);
    return Object.values(posts ?? {}).map((post) => post?.message ?? '');
  };

  beforeEach(async () => {
    errors.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'patchbay-told-'));
    core = await openCore({ dataDir: folder, logger, environment: {} });
  });

  afterEach(async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('each administrator hears of it from the system, and nobody else does', async () => {
    const one = await core.users.createAdministrator(context, person('ann'));
    const two = await core.users.createAdministrator(context, person('ben'));
    const user = await core.users.create(context, person('cid'));
    const told = administratorsTold(core, logger);
    await Promise.all([told(status), told({ ...status, plugin_id: 'com.example.other' })]);
    for (const { id } of [one, two]) {
      const messages = await directTo(id);
      expect(messages).toHaveLength(2);
      const message = messages.find((text) => text.includes('`com.example.broken`')) ?? '';
      expect(message).toContain('**Broken**');
      expect(message).toContain('exited with code 5');
      expect(message.split('```')).toHaveLength(3);
    }
    expect(await directTo(user.id)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('and a person has the name of the system account, they do not speak for it', async () => {
    await core.users.createAdministrator(context, person('system-bot'));
    await administratorsTold(core, logger)(status);
    expect(errors).toEqual(['The administrators could not be told that a plugin stays down']);
  });

  it('and there is no administrator yet, nothing is made', async () => {
    await administratorsTold(core, logger)(status);
    expect(await core.users.getByUsernames(['system-bot'])).toEqual([]);
    expect(errors).toEqual([]);
  });
});
