import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOWHERE, PASSWORD, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

type Person = Awaited<ReturnType<ChatApp['person']>>;

describe('people over REST', () => {
  let app: ChatApp;
  let root: Person;
  let ada: Person;
  let bob: Person;

  const ask: ChatApp['ask'] = (...args) => app.ask(...args);
  const configure = (settings: Record<string, Record<string, unknown>>) =>
    app.core.config.patch(settings, { userId: '', fromMachine: true });

  beforeAll(async () => {
    app = await startChatApp();
    root = await app.person('root');
    ada = await app.person('ada');
    bob = await app.person('bob');
  });
  afterAll(() => app.close());

  describe('with personal access tokens', () => {
    beforeAll(() => configure({ ServiceSettings: { EnableUserAccessTokens: true } }));

    it('get in with one, made by who may make some, until it is revoked', async () => {
      const path = `/users/${ada.user.id}/tokens`;
      const body = { description: 'for a program' };
      expect((await ask('POST', path, { token: ada.token, body })).status).toBe(403);
      await app.core.users.setRoles(ada.user.id, 'system_user system_user_access_token');
      const made = await ask('POST', path, { token: ada.token, body });
      expect(made).toMatchObject({ status: 200, body: { is_active: true, user_id: ada.user.id } });
      const token = String(made.body['token']);
      expect((await ask('GET', '/users/me', { token })).body).toMatchObject({ username: 'ada' });

      const listed = await ask('GET', path, { token: ada.token });
      expect(listed.body).toMatchObject([{ id: made.body['id'], description: 'for a program' }]);
      expect(JSON.stringify(listed.body)).not.toContain(token);

      const id = String(made.body['id']);
      await app.core.users.setRoles(bob.user.id, 'system_user system_user_access_token');
      for (const [method, other] of [
        ['GET', `/users/tokens/${id}`],
        ['GET', path],
      ] as const)
        expect((await ask(method, other, { token: bob.token })).status).toBe(403);
      for (const what of ['revoke', 'disable', 'enable'])
        expect(
          (await ask('POST', `/users/tokens/${what}`, { token: bob.token, body: { token_id: id } })).status,
        ).toBe(403);
      expect((await ask('POST', `/users/${bob.user.id}/tokens`, { token, body })).status).toBe(403);

      const revoked = await ask('POST', '/users/tokens/revoke', { token, body: { token_id: id } });
      expect(revoked.status).toBe(200);
      expect((await ask('GET', '/users/me', { token })).status).toBe(401);
    });

    it('do not get one for an administrator without being one, nor with an empty description', async () => {
      const path = `/users/${root.user.id}/tokens`;
      expect((await ask('POST', path, { token: ada.token, body: { description: 'x' } })).status).toBe(403);
      const empty = await ask('POST', path, { token: root.token, body: { description: '' } });
      expect(empty).toMatchObject({ status: 400, id: 'api.context.invalid_body_param.app_error' });
      expect((await ask('GET', `/users/tokens/${'x'.repeat(26)}`, { token: root.token })).status).toBe(404);
    });
  });

  it('log in and are noted, with what they came with; a wrong password shows nothing', async () => {
    const headers = {
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    };
    const body = { login_id: 'ada', password: PASSWORD };
    const login = await ask('POST', '/users/login', { body, headers });
    const token = login.headers.get('token') ?? '';
    const sessions = await ask('GET', '/users/me/sessions', { token });
    expect(sessions.body).toContainEqual(
      expect.objectContaining({
        token: '',
        props: expect.objectContaining({ os: 'Linux', browser: 'Firefox/128.0' }),
      }),
    );
    expect((await ask('GET', '/users/me/audits', { token })).body[0]).toMatchObject({
      user_id: ada.user.id,
      action: `/api/v4/users/${ada.user.id}/login`,
    });
    expect((await ask('GET', `/users/${ada.user.id}/audits`, { token: bob.token })).status).toBe(403);
    const wrong = await ask('POST', '/users/login', { body: { ...body, password: 'wrong' } });
    expect(wrong).toMatchObject({ status: 401, id: 'api.user.login.invalid_credentials_email_username' });
  });

  it('end sessions of their own, never of others; and devices have one', async () => {
    const mine = await app.core.sessions.create(ada.user);
    const path = `/users/${ada.user.id}/sessions/revoke`;
    expect((await ask('POST', path, { token: bob.token, body: { session_id: mine.id } })).status).toBe(403);
    const own = `/users/${bob.user.id}/sessions/revoke`;
    expect((await ask('POST', own, { token: bob.token, body: { session_id: mine.id } })).status).toBe(400);
    const body = { device_id: 'apple:1', mobile_version: '2.0.0' };
    expect((await ask('PUT', '/users/sessions/device', { token: mine.token, body })).status).toBe(200);
    const second = await app.core.sessions.create(ada.user);
    await ask('PUT', '/users/sessions/device', { token: second.token, body });
    expect((await ask('GET', '/users/me', { token: mine.token })).status).toBe(401);
    expect(
      (await ask('PUT', '/users/sessions/device', { token: second.token, body: { mobile_version: 'x' } }))
        .status,
    ).toBe(400);
    expect((await ask('POST', path, { token: ada.token, body: { session_id: second.id } })).status).toBe(200);
    expect((await ask('GET', '/users/me', { token: second.token })).status).toBe(401);
  });

  it('give another address only with their password, and nobody gives one to an administrator', async () => {
    const cy = await app.person('cy');
    const patch = (body: unknown, token = cy.token) =>
      ask('PUT', `/users/${cy.user.id}/patch`, { token, body });
    expect((await patch({ email: 'c@example.com' })).status).toBe(400);
    expect((await patch({ email: 'c@example.com', password: 'wrong' })).status).toBe(401);
    expect((await patch({ email: 'C@Example.com', password: PASSWORD })).body).toMatchObject({
      email: 'c@example.com',
    });
    expect((await patch({ email: 'd@example.com' }, bob.token)).status).toBe(403);
    const manager = app.core.roles.get('system_user_manager');
    await app.core.roles.setPermissions(manager.id, [...manager.permissions, 'edit_other_users']);
    await app.core.users.setRoles(bob.user.id, 'system_user system_user_manager');
    expect((await patch({ nickname: 'by a manager' }, bob.token)).status).toBe(200);
    expect(
      (await ask('PUT', `/users/${root.user.id}/patch`, { token: bob.token, body: { nickname: 'x' } }))
        .status,
    ).toBe(403);
    for (const path of ['sessions', 'preferences', 'teams/members'])
      expect((await ask('GET', `/users/${root.user.id}/${path}`, { token: bob.token })).status).toBe(403);
    await app.core.users.setRoles(bob.user.id, 'system_user');
  });

  it('are deactivated by who looks after them, at once; not by themselves unless that is allowed', async () => {
    const dee = await app.person('dee');
    const path = `/users/${dee.user.id}/active`;
    expect((await ask('PUT', path, { token: dee.token, body: { active: false } })).status).toBe(401);
    expect((await ask('PUT', path, { token: ada.token, body: { active: false } })).status).toBe(403);
    expect((await ask('PUT', path, { token: root.token, body: { active: 'no' } })).status).toBe(400);
    expect((await ask('PUT', path, { token: root.token, body: { active: false } })).status).toBe(200);
    expect((await ask('GET', '/users/me', { token: dee.token })).status).toBe(401);
    const body = { login_id: 'dee', password: PASSWORD };
    expect((await ask('POST', '/users/login', { body })).id).toBe('api.user.login.inactive.app_error');
    const gone = await ask('DELETE', `/users/${dee.user.id}?permanent=true`, { token: root.token });
    expect(gone).toMatchObject({ status: 401, id: 'api.user.delete_user.not_enabled.app_error' });
  });

  it('have roles that are no licensed ones, and the last administrator keeps theirs', async () => {
    const roles = (userId: string, given: string, token = root.token) =>
      ask('PUT', `/users/${userId}/roles`, { token, body: { roles: given } });
    expect((await roles(bob.user.id, 'system_user system_manager')).id).toBe(
      'api.user.update_user_roles.license.app_error',
    );
    expect((await roles(bob.user.id, 'system_user no_such_role')).status).toBe(400);
    expect((await roles(bob.user.id, '')).status).toBe(400);
    expect((await roles(bob.user.id, 'system_admin', bob.token)).status).toBe(403);
    expect((await roles(root.user.id, 'system_user')).id).toBe('app.user.update.lastAdmin.app_error');
  });

  it.each([
    ['sort=create_at', 'an order without its list'],
    ['sort=password', 'an unknown order'],
    ['not_in_channel=x', 'a channel without its team'],
    ['active=true&inactive=true', 'both at once'],
    ['role=no_such_role', 'an unknown role'],
    ['roles=system_user,%27%3B--', 'a role that is none'],
  ])('are not listed by %s: %s', async (query) => {
    expect((await ask('GET', `/users?${query}`, { token: ada.token })).status).toBe(400);
  });

  it('who are guests see those alone with whom they share a channel', async () => {
    const guest = await app.person('guest');
    await app.core.users.setRoles(guest.user.id, 'system_guest');
    const { token } = guest;
    const names = (body: readonly Record<string, unknown>[]) => body.map((user) => user['username']);
    expect(names((await ask('GET', '/users', { token })).body)).toEqual(['guest']);
    expect((await ask('GET', `/users/${ada.user.id}`, { token })).status).toBe(403);
    expect((await ask('GET', '/users/username/ada', { token })).status).toBe(403);
    expect((await ask('GET', '/users/username/nobody-at-all', { token })).status).toBe(403);
    expect((await ask('POST', '/users/ids', { token, body: [ada.user.id] })).body).toEqual([]);
    await app.core.channels.direct(NOWHERE, guest.user.id, ada.user.id);
    expect(names((await ask('GET', '/users', { token })).body)).toEqual(['ada', 'guest']);
    expect((await ask('GET', `/users/${ada.user.id}`, { token })).status).toBe(200);
    expect((await ask('POST', '/users/usernames', { token, body: ['ada', 'root'] })).body).toHaveLength(1);
  });

  it('are not sent again to who has them already', async () => {
    const first = await ask('GET', `/users/${bob.user.id}`, { token: ada.token });
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect((await ask('GET', `/users/${bob.user.id}`, { token: ada.token, headers })).status).toBe(304);
    await app.core.users.patch(NOWHERE, bob.user.id, { nickname: 'changed' });
    expect((await ask('GET', `/users/${bob.user.id}`, { token: ada.token, headers })).status).toBe(200);
  });

  it('make bots where that is switched on, and manage their own only', async () => {
    const body = { username: 'helper' };
    expect((await ask('POST', '/bots', { token: root.token, body })).id).toBe('api.bot.create_disabled');
    await configure({ ServiceSettings: { EnableBotAccountCreation: true } });
    const bot = await ask('POST', '/bots', { token: root.token, body });
    expect(bot).toMatchObject({ status: 201, body: { username: 'helper', owner_id: root.user.id } });
    const path = `/bots/${String(bot.body['user_id'])}`;
    expect((await ask('GET', path, { token: ada.token })).status).toBe(404);
    expect((await ask('POST', `${path}/disable`, { token: ada.token })).status).toBe(404);
    expect((await ask('POST', `${path}/assign/${ada.user.id}`, { token: root.token })).body).toMatchObject({
      owner_id: ada.user.id,
    });
    expect((await ask('GET', path, { token: ada.token })).status).toBe(404);
    const taken = await ask('POST', '/bots', { token: root.token, body: { username: 'ada' } });
    expect(taken).toMatchObject({ status: 400, id: 'app.user.save.username_exists.app_error' });
    expect((await ask('GET', '/bots?include_deleted=true', { token: root.token })).body).toHaveLength(1);
  });

  it('have what their roles allow, which administrators change, though nobody into an administrator', async () => {
    const role = app.core.roles.get('system_user');
    const patch = (permissions: readonly string[], token = root.token) =>
      ask('PUT', `/roles/${role.id}/patch`, { token, body: { permissions } });
    expect((await patch(role.permissions, ada.token)).status).toBe(403);
    expect((await patch([...role.permissions, 'manage_system'])).status).toBe(501);
    expect((await patch([...role.permissions, 'fly'])).status).toBe(400);
    const without = role.permissions.filter((name) => name !== 'create_team');
    expect((await patch(without)).status).toBe(200);
    const team = { name: 'not-to-be', display_name: 'x', type: 'O' };
    expect(await ask('POST', '/teams', { token: ada.token, body: team })).toMatchObject({
      status: 403,
      id: 'api.team.is_team_creation_allowed.disabled.app_error',
    });
    expect((await patch(role.permissions)).status).toBe(200);
    const guest = app.core.roles.get('system_guest');
    const asked = await ask('PUT', `/roles/${guest.id}/patch`, {
      token: root.token,
      body: { permissions: [] },
    });
    expect(asked).toMatchObject({ status: 501, id: 'api.roles.patch_roles.license.error' });
  });

  it('save for later only posts that they may read', async () => {
    const team = await app.core.teams.create(
      NOWHERE,
      { name: 'secrets', display_name: 'x', type: 'I' },
      root.user.id,
    );
    const { id: channel_id } = await app.core.channels.getByName(team.id, 'town-square');
    const post = await app.core.posts.create(NOWHERE, { channel_id, user_id: root.user.id, message: 'x' });
    const flag = (name: string) => [{ user_id: ada.user.id, category: 'flagged_post', name, value: 'true' }];
    const save = (body: unknown) => ask('PUT', '/users/me/preferences', { token: ada.token, body });
    expect((await save(flag(post.id))).status).toBe(403);
    expect((await save(flag('x'.repeat(26)))).status).toBe(400);
    expect((await save([])).status).toBe(400);
    const others = [{ user_id: bob.user.id, category: 'theme', name: '', value: 'x' }];
    expect((await save(others)).status).toBe(403);
    expect((await ask('GET', '/users/me/preferences/nothing_here', { token: ada.token })).status).toBe(404);
  });
});
