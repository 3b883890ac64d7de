import type { User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

const PASSWORD = 'a-long-password';

describe('looking after accounts', () => {
  let test: TestCore;
  let root: User;

  const configure = (settings: Record<string, Record<string, unknown>>) =>
    test.core.config.patch(settings, { userId: '', fromMachine: true });

  beforeAll(async () => {
    test = await TestCore.open();
    root = await test.user('root');
  });
  afterAll(() => test.close());

  it('leaves an administrator to the server, whoever asks', async () => {
    const lastOne = { id: 'app.user.update.lastAdmin.app_error', status_code: 400 };
    await expect(test.core.users.setRoles(root.id, 'system_user')).rejects.toMatchObject(lastOne);
    await expect(test.core.userRemoval.remove(CONTEXT, root.id)).rejects.toMatchObject(lastOne);
    const second = await test.user('second');
    await test.core.users.setRoles(second.id, 'system_user system_admin');
    await test.core.users.setRoles(root.id, 'system_user');
    await expect(test.core.users.setRoles(second.id, 'system_user')).rejects.toMatchObject(lastOne);
    await test.core.users.setRoles(root.id, 'system_user system_admin');
    await test.core.users.setRoles(second.id, 'system_user');
  });

  it('changes a password only for who knows the current one, and ends the other sessions where that is wanted', async () => {
    await configure({ ServiceSettings: { TerminateSessionsOnPasswordChange: true } });
    const ada = await test.user('ada');
    const [here, there] = [await test.core.sessions.create(ada), await test.core.sessions.create(ada)];
    const context = { ...CONTEXT, SessionId: here.id };
    await expect(
      test.core.passwords.changeOwn(context, ada.id, 'wrong', 'another-password'),
    ).rejects.toMatchObject({ id: 'api.user.update_password.incorrect.app_error', status_code: 400 });
    expect(await test.core.users.get(ada.id)).toMatchObject({ failed_attempts: 1 });
    await test.core.passwords.changeOwn(context, ada.id, PASSWORD, 'another-password');
    expect(await test.core.sessions.byToken(here.token)).toBeDefined();
    expect(await test.core.sessions.byToken(there.token)).toBeUndefined();
    await expect(test.core.passwords.setHashed(ada.id, 'another-password')).rejects.toMatchObject({
      status_code: 400,
    });
  });

  it('puts who was deactivated outside, with their bots, and tells plugins', async () => {
    const bob = await test.user('bob');
    const session = await test.core.sessions.create(bob);
    await test.core.statuses.set(bob.id, 'dnd', true);
    const bot = await test.core.bots.create(CONTEXT, { username: 'bobs-robot', owner_id: bob.id });
    const told: string[] = [];
    test.core.attachHooks({
      ...silentHooks,
      userHasBeenDeactivated: (_context, user) => told.push(user.username),
    });
    await test.core.users.setActive(CONTEXT, bob.id, false);
    test.core.attachHooks(silentHooks);
    expect(told).toEqual(['bobs-robot', 'bob']);
    expect(await test.core.sessions.byToken(session.token)).toBeUndefined();
    await expect(test.core.sessions.create(bob)).rejects.toMatchObject({ status_code: 401 });
    expect(await test.core.statuses.get(bob.id)).toMatchObject({ status: 'offline', manual: false });
    expect(await test.core.bots.get(bot.user_id, true)).toMatchObject({ delete_at: expect.any(Number) });
    await expect(test.core.bots.get(bot.user_id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('makes a bot of a person, who cannot log in any more, and a person of a bot', async () => {
    const cy = await test.user('cy');
    const session = await test.core.sessions.create(cy);
    expect(await test.core.botConversion.toBot(cy.id)).toMatchObject({ user_id: cy.id, owner_id: cy.id });
    expect(await test.core.sessions.byToken(session.token)).toBeUndefined();
    await expect(test.core.login.authenticate({ loginId: 'cy', password: PASSWORD })).rejects.toMatchObject({
      id: 'api.user.login.bot_login_forbidden.app_error',
    });
    const token = await test.core.accessTokens.create({ user_id: cy.id, description: 'x' });

    await expect(
      test.core.botConversion.toUser(CONTEXT, cy.id, { password: 'x' }, false),
    ).rejects.toMatchObject({ status_code: 400 });
    const person = await test.core.botConversion.toUser(CONTEXT, cy.id, { password: 'new-password' }, true);
    expect(person).toMatchObject({ is_bot: false, roles: 'system_user system_admin' });
    await test.core.login.authenticate({ loginId: 'cy', password: 'new-password' });
    expect(await test.core.sessions.byToken(token.token)).toBeUndefined();
    await expect(test.core.bots.get(cy.id, true)).rejects.toMatchObject({ status_code: 404 });
  });

  it('makes users of guests everywhere, and says that others are none', async () => {
    const team = await test.team('engines', root);
    const guest = await test.user('guest');
    await test.core.users.setRoles(guest.id, 'system_guest');
    const member = await test.core.teamMembers.add(CONTEXT, team.id, guest.id);
    expect(member).toMatchObject({ scheme_guest: true, scheme_user: false });
    const square = await test.townSquare(team);
    expect(await test.core.channelMembers.isMember(square.id, guest.id)).toBe(false);
    await expect(
      test.core.login.logIn(CONTEXT, { loginId: 'guest', password: PASSWORD }),
    ).rejects.toMatchObject({ id: 'api.user.login.guest_accounts.license.error' });

    await test.core.guestPromotion.promote(CONTEXT, guest.id, root.id);
    expect((await test.core.users.get(guest.id)).roles).toBe('system_user');
    expect(await test.core.teamMembers.get(team.id, guest.id)).toMatchObject({
      scheme_guest: false,
      scheme_user: true,
    });
    expect(await test.core.channelMembers.isMember(square.id, guest.id)).toBe(true);
    await expect(test.core.guestPromotion.promote(CONTEXT, guest.id, root.id)).rejects.toMatchObject({
      id: 'api.user.promote_guest_to_user.no_guest.app_error',
    });
  });

  it('deletes an account for good with what it wrote, and nothing of others', async () => {
    const [dan, eve] = [await test.user('dan'), await test.user('eve')];
    const team = await test.team('leavers', root);
    for (const { id } of [dan, eve]) await test.core.teamMembers.add(CONTEXT, team.id, id);
    const { id: channel_id } = await test.townSquare(team);
    const gone = await test.core.posts.create(CONTEXT, { channel_id, user_id: dan.id, message: 'mine' });
    const kept = await test.core.posts.create(CONTEXT, { channel_id, user_id: eve.id, message: 'hers' });
    await test.core.userRemoval.remove(CONTEXT, dan.id);
    await expect(test.core.users.get(dan.id)).rejects.toMatchObject({ status_code: 404 });
    await expect(test.core.teamMembers.get(team.id, dan.id)).rejects.toMatchObject({ status_code: 404 });
    expect(await test.core.preferences.list(dan.id)).toEqual([]);
    await expect(test.core.posts.get(gone.id)).rejects.toMatchObject({ status_code: 404 });
    expect(await test.core.posts.get(kept.id)).toMatchObject({ message: 'hers' });
    // The name is free again.
    await test.user('dan');
  });

  it('is told of a login service, which one account alone has', async () => {
    const [fay, gus] = [await test.user('fay'), await test.user('gus')];
    const auth = { auth_service: 'gitlab', auth_data: '42' };
    await test.core.users.setAuth(fay.id, auth);
    expect(await test.core.users.get(fay.id)).toMatchObject({ ...auth, password: '' });
    await expect(test.core.users.setAuth(gus.id, auth)).rejects.toMatchObject({ status_code: 400 });
    await expect(test.core.login.authenticate({ loginId: 'fay', password: PASSWORD })).rejects.toMatchObject({
      status_code: 401,
    });
    await expect(test.core.passwords.changeOwn(CONTEXT, fay.id, PASSWORD, 'x')).rejects.toMatchObject({
      id: 'api.user.update_password.oauth.app_error',
    });
  });
});
