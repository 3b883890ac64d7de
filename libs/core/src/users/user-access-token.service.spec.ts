import type { User } from '@patchbay/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

const HOUR_MS = 3_600_000;

describe('a personal access token', () => {
  let test: TestCore;
  let ada: User;

  const configure = (settings: Record<string, unknown>) =>
    test.core.config.patch({ ServiceSettings: settings }, { userId: '', fromMachine: true });
  const make = (more: { expires_at?: number } = {}, userId = ada.id) =>
    test.core.accessTokens.create({ user_id: userId, description: 'for a program', ...more });
  const userOf = async (token: string) => (await test.core.sessions.byToken(token))?.user_id;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
  });
  afterAll(() => test.close());
  beforeEach(() => configure({ EnableUserAccessTokens: true }));

  it('opens a session that lives on, and is never shown again', async () => {
    const { id, token } = await make();
    expect(await userOf(token)).toBe(ada.id);
    const session = await test.core.sessions.byToken(token);
    expect(session?.props).toMatchObject({ type: 'UserAccessToken', user_access_token_id: id });
    test.clock.time += 5 * 365 * 24 * HOUR_MS;
    expect(await userOf(token)).toBe(ada.id);
    expect((await test.core.accessTokens.get(id)).token).toBe('');
    expect(JSON.stringify(await test.core.accessTokens.list({ page: 0, perPage: 100 }))).not.toContain(token);
    expect(JSON.stringify(await test.core.accessTokens.search('ada'))).not.toContain(token);
  });

  it('opens one session for all who come with it at once', async () => {
    const { token } = await make();
    const sessions = await Promise.all(Array.from({ length: 5 }, () => test.core.sessions.byToken(token)));
    expect(new Set(sessions.map((session) => session?.id)).size).toBe(1);
  });

  it('opens nothing once it is revoked, whoever is inside goes', async () => {
    const { id, token } = await make();
    const session = await test.core.sessions.byToken(token);
    const ended: string[] = [];
    const stop = test.core.sessions.onRevoked(({ id: sessionId }) => ended.push(sessionId));
    await test.core.accessTokens.revoke(id);
    stop();
    expect(ended).toEqual([session?.id]);
    expect(await userOf(token)).toBeUndefined();
    await expect(test.core.accessTokens.get(id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('opens nothing that was revoked while somebody came with it', async () => {
    const { id, token } = await make();
    await Promise.all([test.core.sessions.byToken(token), test.core.accessTokens.revoke(id)]);
    await test.core.sessions.byToken(token);
    expect(await userOf(token)).toBeUndefined();
  });

  it('rests while it is disabled, and works again when it is enabled', async () => {
    const { id, token } = await make();
    expect(await userOf(token)).toBe(ada.id);
    await test.core.accessTokens.setActive(id, false);
    expect(await userOf(token)).toBeUndefined();
    await test.core.accessTokens.setActive(id, true);
    expect(await userOf(token)).toBe(ada.id);
  });

  it('ends when it was said that it would, and cannot end in the past', async () => {
    const { token } = await make({ expires_at: test.clock.time + HOUR_MS });
    expect(await userOf(token)).toBe(ada.id);
    test.clock.time += HOUR_MS;
    expect(await userOf(token)).toBeUndefined();
    await expect(make({ expires_at: 1 })).rejects.toMatchObject({ status_code: 400 });
  });

  it('is of no use where they are switched off, but a bot may have one', async () => {
    const { token } = await make();
    expect(await userOf(token)).toBe(ada.id);
    await configure({ EnableUserAccessTokens: false });
    expect(await userOf(token)).toBeUndefined();
    await expect(make()).rejects.toMatchObject({ id: 'app.user_access_token.disabled', status_code: 501 });
    const bot = await test.core.bots.create(CONTEXT, { username: 'robot', owner_id: ada.id });
    const own = await make({}, bot.user_id);
    expect(await userOf(own.token)).toBe(bot.user_id);
  });

  it('is of no use to who was deactivated', async () => {
    const bob = await test.user('bob');
    const { token } = await make({}, bob.id);
    expect(await userOf(token)).toBe(bob.id);
    await test.core.users.setActive(CONTEXT, bob.id, false);
    expect(await userOf(token)).toBeUndefined();
    await test.core.users.setActive(CONTEXT, bob.id, true);
    expect(await userOf(token)).toBe(bob.id);
  });

  it('is found by id, owner and name, never by itself', async () => {
    const made = await make();
    for (const term of [made.id, ada.id, 'ad'])
      expect((await test.core.accessTokens.search(term)).map(({ id }) => id)).toContain(made.id);
    expect(await test.core.accessTokens.search(made.token)).toEqual([]);
    expect(await test.core.accessTokens.search('%')).toEqual([]);
  });
});
