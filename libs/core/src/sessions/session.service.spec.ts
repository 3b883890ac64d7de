import type { User } from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';

const HOUR_MS = 3_600_000;

describe('sessions', () => {
  let test: TestCore;
  let ada: User;

  beforeEach(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
  });

  afterEach(() => test.close());

  const live = async (token: string) => (await test.core.sessions.byToken(token))?.user_id;

  it('are found by their token, over a restart too, and by nothing else', async () => {
    const { token } = await test.core.sessions.create(ada);
    expect(await live(token)).toBe(ada.id);
    expect(await live(token.toUpperCase())).toBeUndefined();
    await test.core.close();
    test = await TestCore.open({ dataDir: test.folder });
    expect(await live(token)).toBe(ada.id);
  });

  it('end when their time is over, and live on while they are used', async () => {
    const hours = test.core.config.get().ServiceSettings.SessionLengthWebInHours ?? 0;
    const { token } = await test.core.sessions.create(ada);
    test.clock.time += (hours - 1) * HOUR_MS;
    expect(await live(token)).toBe(ada.id);
    test.clock.time += 2 * HOUR_MS;
    expect(await live(token)).toBe(ada.id);
    test.clock.time += (hours + 1) * HOUR_MS;
    expect(await live(token)).toBeUndefined();
  });

  it('end at once when they are revoked', async () => {
    const session = await test.core.sessions.create(ada);
    await test.core.sessions.revoke(session.id);
    expect(await live(session.token)).toBeUndefined();
    await expect(test.core.sessions.revoke(session.id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('get new roles at once', async () => {
    const bob = await test.user('bob');
    const { token } = await test.core.sessions.create(bob);
    await test.core.users.setRoles(bob.id, 'system_user system_admin');
    expect((await test.core.sessions.byToken(token))?.roles).toBe('system_user system_admin');
  });

  it('know their own CSRF token, and no other', async () => {
    const session = await test.core.sessions.create(ada);
    expect(test.core.sessions.csrfMatches(session, session.props['csrf'] ?? '')).toBe(true);
    expect(test.core.sessions.csrfMatches(session, 'x'.repeat(26))).toBe(false);
    expect(test.core.sessions.csrfMatches({ ...session, props: {} }, '')).toBe(false);
  });

  it('are listed without their tokens', async () => {
    await test.core.sessions.create(ada);
    expect(await test.core.sessions.listForUser(ada.id)).toMatchObject([{ user_id: ada.id, token: '' }]);
  });
});
