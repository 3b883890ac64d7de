import type { User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

const PASSWORD = 'a-long-password';
const PERIOD_MS = 30_000;

describe('the second factor', () => {
  let test: TestCore;
  let ada: User;
  let secret = '';

  const codeAt = (timestamp: number) => new TOTP({ secret }).generate({ timestamp });
  /** A code that was not used before. */
  const nextCode = () => {
    test.clock.time += 3 * PERIOD_MS;
    return codeAt(test.clock.time);
  };
  const logIn = (mfaCode?: string) =>
    test.core.login.logIn(CONTEXT, { loginId: 'ada', password: PASSWORD, ...(mfaCode ? { mfaCode } : {}) });

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
  });
  afterAll(() => test.close());

  it('cannot be had where it is switched off', async () => {
    await expect(test.core.mfa.generate(ada.id)).rejects.toMatchObject({
      id: 'mfa.mfa_disabled.app_error',
      status_code: 501,
    });
    await test.core.config.patch(
      { ServiceSettings: { EnableMultifactorAuthentication: true } },
      { userId: '', fromMachine: true },
    );
  });

  it('is a secret with a picture for the camera, and counts only once a code was seen', async () => {
    const made = await test.core.mfa.generate(ada.id);
    secret = made.secret;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(Buffer.from(made.qrCode).subarray(1, 4).toString()).toBe('PNG');
    await logIn();
    await expect(test.core.mfa.activate(ada.id, '000000')).rejects.toMatchObject({
      id: 'mfa.activate.bad_token.app_error',
      status_code: 401,
    });
    await test.core.mfa.activate(ada.id, nextCode());
    expect(await test.core.users.get(ada.id)).toMatchObject({ mfa_active: true });
  });

  it('is asked for at the login, which without it is no failure', async () => {
    await expect(logIn()).rejects.toMatchObject({ id: 'mfa.validate_token.authenticate.app_error' });
    expect(await test.core.users.get(ada.id)).toMatchObject({ failed_attempts: 0 });
    await logIn(nextCode());
  });

  it('takes each code once, also of two that come at once', async () => {
    const code = nextCode();
    const results = await Promise.allSettled([logIn(code), logIn(code)]);
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(logIn(code)).rejects.toMatchObject({ id: 'api.user.check_user_mfa.bad_code.app_error' });
  });

  it('takes codes of a clock that is half a minute off, no others', async () => {
    test.clock.time += 5 * PERIOD_MS;
    await expect(logIn(codeAt(test.clock.time + 2 * PERIOD_MS))).rejects.toMatchObject({ status_code: 401 });
    await logIn(codeAt(test.clock.time + PERIOD_MS));
  });

  it('is worth nothing without the password, and guessing locks the account', async () => {
    await expect(
      test.core.login.logIn(CONTEXT, { loginId: 'ada', password: 'wrong', mfaCode: nextCode() }),
    ).rejects.toMatchObject({ status_code: 401 });
    for (let tries = 0; tries < 10; tries += 1) await logIn('000000').catch(() => undefined);
    await expect(logIn(nextCode())).rejects.toMatchObject({
      id: 'api.user.check_user_login_attempts.too_many.app_error',
    });
    await test.core.users.resetFailedAttempts(ada.id);
    await logIn(nextCode());
  });

  it('is shown to nobody, and gone when it is switched off', async () => {
    for (const viewer of ['self', 'admin', 'other'] as const)
      expect(
        JSON.stringify(test.core.users.sanitize(await test.core.users.get(ada.id), viewer)),
      ).not.toContain(secret);
    await test.core.mfa.deactivate(ada.id);
    expect(await test.core.users.get(ada.id)).toMatchObject({ mfa_active: false, mfa_secret: '' });
    await logIn();
  });
});
