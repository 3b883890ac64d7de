import type { User } from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

const PASSWORD = 'a-long-password';
const WRONG = { id: 'api.user.login.invalid_credentials_email_username', status_code: 401 };

describe('logging in', () => {
  let test: TestCore;
  let ada: User;

  beforeEach(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
  });

  afterEach(() => test.close());

  const logIn = (loginId: string, password = PASSWORD) =>
    test.core.login.logIn(CONTEXT, { loginId, password });

  it('takes username, email or id, in any case', async () => {
    for (const loginId of ['ada', 'ADA', 'ada@example.com', ada.id])
      expect((await logIn(loginId)).user).toMatchObject({ id: ada.id });
  });

  it('refuses a wrong password and an unknown name with the same words', async () => {
    const errors = await Promise.all([
      logIn('ada', 'wrong').catch((error: unknown) => error),
      logIn('nobody').catch((error: unknown) => error),
    ]);
    expect(errors[0]).toMatchObject(WRONG);
    expect(JSON.stringify(errors[0])).toBe(JSON.stringify(errors[1]));
  });

  it('refuses an empty password with 400', async () => {
    await expect(logIn('ada', '')).rejects.toMatchObject({
      id: 'api.user.login.blank_pwd.app_error',
      status_code: 400,
    });
  });

  it('locks an account after too many failures, also made side by side, until its password is set', async () => {
    await Promise.all(Array.from({ length: 10 }, () => logIn('ada', 'wrong').catch(() => undefined)));
    await expect(logIn('ada')).rejects.toMatchObject({
      id: 'api.user.check_user_login_attempts.too_many.app_error',
      status_code: 401,
    });
    await test.core.users.setPassword(ada.id, 'another-password');
    expect((await logIn('ada', 'another-password')).user).toMatchObject({ id: ada.id });
  });

  it('starts counting anew after a success', async () => {
    await logIn('ada', 'wrong').catch(() => undefined);
    await logIn('ada');
    expect(await test.core.users.get(ada.id)).toMatchObject({ failed_attempts: 0 });
  });

  it('refuses the deactivated, and bots', async () => {
    await test.core.users.setActive(CONTEXT, ada.id, false);
    await expect(logIn('ada')).rejects.toMatchObject({ id: 'api.user.login.inactive.app_error' });
    await test.core.bots.create(CONTEXT, { username: 'robot', owner_id: 'plugin' });
    await expect(logIn('robot')).rejects.toMatchObject({
      id: 'api.user.login.bot_login_forbidden.app_error',
    });
  });

  it('asks plugins, who may object', async () => {
    test.core.attachHooks({ ...silentHooks, userWillLogIn: async () => 'not today' });
    await expect(logIn('ada')).rejects.toMatchObject({ message: 'Login rejected by plugin: not today' });
  });

  it('stores no password and logs none', async () => {
    const stored = await test.core.users.get(ada.id);
    expect(stored.password).toMatch(/^\$argon2id\$/);
    await logIn('ada', 'wrong').catch(() => undefined);
    expect(JSON.stringify(test.log)).not.toContain(PASSWORD);
  });
});
