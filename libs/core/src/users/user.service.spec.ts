import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { png } from '../files/fixtures/pictures.ts';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

describe('accounts', () => {
  let test: TestCore;

  beforeEach(async () => {
    test = await TestCore.open();
  });

  afterEach(() => test.close());

  it('make the first one administrator, and only the first', async () => {
    expect((await test.user('ada')).roles).toBe('system_admin system_user');
    expect((await test.user('bob')).roles).toBe('system_user');
  });

  it('cannot give themselves roles', async () => {
    await test.user('ada');
    expect((await test.user('bob', { roles: 'system_admin' })).roles).toBe('system_user');
    const bob = await test.core.users.getByUsername('bob');
    await test.core.users.patch(CONTEXT, bob.id, { roles: 'system_admin', nickname: 'B' });
    expect(await test.core.users.get(bob.id)).toMatchObject({ roles: 'system_user', nickname: 'B' });
  });

  it.each([
    ['a name in use', { username: 'ada' }, 'app.user.save.username_exists.app_error'],
    ['a name in use, in capitals', { username: 'ADA' }, 'app.user.save.username_exists.app_error'],
    ['an address in use', { email: 'Ada@example.com' }, 'app.user.save.email_exists.app_error'],
    ['a reserved name', { username: 'all' }, 'model.user.is_valid.username.app_error'],
    ['a name with spaces', { username: 'a b' }, 'model.user.is_valid.username.app_error'],
    ['no address', { email: 'nowhere' }, 'model.user.is_valid.email.app_error'],
    ['a short password', { password: 'short' }, 'model.user.is_valid.pwd_min_length.app_error'],
    ['a password over 72', { password: 'x'.repeat(73) }, 'model.user.is_valid.pwd_max_length.app_error'],
  ])('are refused with %s', async (_what, more, id) => {
    await test.user('ada');
    await expect(test.user('bob', more)).rejects.toMatchObject({ id, status_code: 400 });
  });

  it.each([
    ['Lowercase', 'ABCDEFGH1', 'model.user.is_valid.pwd_lowercase.app_error'],
    ['Uppercase', 'abcdefgh1', 'model.user.is_valid.pwd_uppercase.app_error'],
    ['Number', 'abcdefghi', 'model.user.is_valid.pwd_number.app_error'],
    ['Symbol', 'abcdefgh1', 'model.user.is_valid.pwd_symbol.app_error'],
  ])('need a stronger password when PasswordSettings.%s says so', async (setting, password, id) => {
    await test.core.config.patch({ PasswordSettings: { [setting]: true } }, { userId: '' });
    await expect(test.user('ada', { password })).rejects.toMatchObject({ id });
  });

  describe('made by people themselves', () => {
    const signUp = (username: string, email = `${username}@example.com`) =>
      test.core.signUp.signUp(CONTEXT, { username, email, password: 'a-long-password' });

    it('need an open server, except the first', async () => {
      await signUp('ada');
      await expect(signUp('bob')).rejects.toMatchObject({
        id: 'api.user.create_user.no_open_server',
        status_code: 403,
      });
      await test.core.config.patch({ TeamSettings: { EnableOpenServer: true } }, { userId: '' });
      expect(await signUp('bob')).toMatchObject({ username: 'bob' });
    });

    it('need an address of an accepted domain', async () => {
      await test.core.config.patch(
        { TeamSettings: { RestrictCreationToDomains: 'ours.example, b.example' } },
        { userId: '' },
      );
      await expect(signUp('ada')).rejects.toMatchObject({
        id: 'api.user.create_user.accepted_domain.app_error',
      });
      expect(await signUp('ada', 'ada@ours.example')).toMatchObject({ username: 'ada' });
    });
  });

  it('show their own, never their hash; others less, as PrivacySettings say', async () => {
    const ada = await test.user('ada', { first_name: 'Ada' });
    const { users, config } = test.core;
    for (const viewer of ['self', 'admin', 'other'] as const)
      expect(users.sanitize(ada, viewer)).toMatchObject({
        password: '',
        mfa_secret: '',
        email: 'ada@example.com',
      });
    expect(users.sanitize(ada, 'self').notify_props).toMatchObject({ email: 'true' });
    expect(users.sanitize(ada, 'other').notify_props).toEqual({});
    await config.patch({ PrivacySettings: { ShowEmailAddress: false, ShowFullName: false } }, { userId: '' });
    expect(users.sanitize(ada, 'other')).toMatchObject({ email: '', first_name: '' });
    expect(users.sanitize(ada, 'admin')).toMatchObject({ email: 'ada@example.com', first_name: 'Ada' });
  });

  it('are announced to each viewer in their own view when they change', async () => {
    const ada = await test.user('ada');
    await test.heard();
    await test.core.users.patch(CONTEXT, ada.id, { nickname: 'A' });
    await test.core.events.drained();
    const views = test.events
      .filter((event) => event.event === 'user_updated')
      .map((event) => event.broadcast);
    expect(views).toMatchObject([
      { contains_sensitive_data: true, omit_users: { [ada.id]: true } },
      { contains_sanitized_data: true, omit_users: { [ada.id]: true } },
      { user_id: ada.id },
    ]);
  });

  it('lose their sessions when they are deactivated', async () => {
    const ada = await test.user('ada');
    const { token } = await test.core.sessions.create(ada);
    const ended: string[] = [];
    test.core.sessions.onRevoked((session) => void ended.push(session.token));
    await test.core.users.setActive(CONTEXT, ada.id, false);
    expect(await test.core.sessions.byToken(token)).toBeUndefined();
    expect(ended).toEqual([token]);
  });

  it('are found by the start of their names, and nothing else is a wildcard', async () => {
    await test.user('ada', { first_name: 'Augusta' });
    await test.user('bob_b');
    await test.user('bobxb');
    const names = async (term: string) =>
      (await test.core.users.search({ term })).map((user) => user.username);
    expect(await names('AUG')).toEqual(['ada']);
    expect(await names('bob_')).toEqual(['bob_b']);
    expect(await names('%')).toEqual([]);
  });

  it('may have a picture that is a bitmap, and have one of their initial before', async () => {
    const ada = await test.user('ada');
    const { profileImages } = test.core;
    expect(await profileImages.get(ada.id)).toMatchObject({ type: 'image/svg+xml' });
    await profileImages.set(ada.id, png(300, 200));
    const { data, type } = await profileImages.get(ada.id);
    expect(await sharp(data).metadata()).toMatchObject({ width: 128, height: 128 });
    expect(type).toBe('image/png');
    expect((await test.core.users.get(ada.id)).last_picture_update).toBeGreaterThan(0);
    await expect(profileImages.set(ada.id, Buffer.from('<svg/>'))).rejects.toMatchObject({
      status_code: 400,
    });
    await profileImages.reset(ada.id);
    expect(await profileImages.get(ada.id)).toEqual(await profileImages.getDefault(ada.id));
    expect((await test.core.users.get(ada.id)).last_picture_update).toBeLessThan(0);
  });
});
