import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { User } from '@patchbay/contract';
import { NOWHERE, startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

const CALLBACK = 'https://app.example/back';

describe('OAuth 2.0', () => {
  let app: ChatApp;
  let ada: { user: User; token: string };
  let bob: { user: User; token: string };
  let client: Record<string, unknown>;

  beforeAll(async () => {
    app = await startChatApp();
    [ada, bob] = [await app.person('ada'), await app.person('bob')];
    await enable(true);
    client = (await register()).body;
  });
  afterAll(() => app.close());
  beforeEach(() => enable(true));

  const enable = (EnableOAuthServiceProvider: boolean) =>
    app.core.config.patch({ ServiceSettings: { EnableOAuthServiceProvider } }, { userId: '' });
  const register = (more: object = {}, token = ada.token) =>
    app.ask('POST', '/oauth/apps', {
      token,
      body: {
        name: 'Robot',
        description: 'd',
        homepage: 'https://app.example',
        callback_urls: [CALLBACK],
        ...more,
      },
    });
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
  const allow = async (more: object = {}, token = bob.token) => {
    const body = JSON.stringify({
      response_type: 'code',
      client_id: client['id'],
      redirect_uri: CALLBACK,
      state: 'xyz',
      ...more,
    });
    const response = await send('/oauth/authorize', body, { Authorization: `Bearer ${token}` });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const codeOf = async (more: object = {}): Promise<string> => {
    const back = new URL((await allow(more)).body['redirect'] ?? '');
    expect(back.searchParams.get('state')).toBe('xyz');
    return back.searchParams.get('code') ?? '';
  };
  const exchange = async (more: Record<string, string>) => {
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: String(client['id']),
      client_secret: String(client['client_secret']),
      redirect_uri: CALLBACK,
      ...more,
    });
    const response = await send('/oauth/access_token', form.toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const me = (token: string) => app.ask('GET', '/users/me', { token });

  it('gives an application a token of a person who let it, renews it, and takes it back', async () => {
    const { body: granted, status } = await exchange({ code: await codeOf() });
    expect(status).toBe(200);
    expect(granted).toMatchObject({ token_type: 'bearer', scope: 'user' });
    const token = granted['access_token'] ?? '';
    expect((await me(token)).body).toMatchObject({ id: bob.user.id });
    expect((await app.ask('GET', `/users/me?access_token=${token}`)).status).toBe(200);
    expect((await app.core.sessions.byToken(token))?.is_oauth).toBe(true);
    expect((await exchange({ code: await codeOf() })).body['access_token']).toBe(token);

    const renewed = await exchange({
      grant_type: 'refresh_token',
      refresh_token: granted['refresh_token'] ?? '',
    });
    expect(renewed.status).toBe(200);
    expect((await me(token)).status).toBe(401);
    expect((await me(renewed.body['access_token'] ?? '')).status).toBe(200);
    const used = await exchange({
      grant_type: 'refresh_token',
      refresh_token: granted['refresh_token'] ?? '',
    });
    expect(used.status).toBe(404);

    const listed = await app.ask('GET', `/users/${bob.user.id}/oauth/apps/authorized`, { token: bob.token });
    expect(listed.body).toMatchObject([{ id: client['id'], client_secret: '' }]);
    const back = await send('/oauth/deauthorize', JSON.stringify({ client_id: client['id'] }), {
      Authorization: `Bearer ${bob.token}`,
    });
    expect(back.status).toBe(200);
    expect((await me(renewed.body['access_token'] ?? '')).status).toBe(401);
  });

  it('takes a code once, from whom and for what it was made', async () => {
    const code = await codeOf();
    expect((await exchange({ code, client_secret: 'wrong' })).status).toBe(403);
    expect((await exchange({ code })).status).toBe(200);
    expect((await exchange({ code })).status).toBe(403);
    expect((await exchange({ code: await codeOf(), redirect_uri: `${CALLBACK}2` })).status).toBe(400);
    const { body: other } = await register({ name: 'Other' });
    const stolen = {
      code: await codeOf(),
      client_id: String(other['id']),
      client_secret: String(other['client_secret']),
    };
    expect((await exchange(stolen)).status).toBe(403);
    const wrongs: Record<string, string>[] = [
      { grant_type: 'password' },
      { code: '' },
      { client_id: 'x' },
      { client_secret: '' },
      { grant_type: 'refresh_token' },
    ];
    for (const wrong of wrongs) expect((await exchange({ code: 'x', ...wrong })).status).toBe(400);
  });

  it('proves by a challenge that who turns the code in is who asked for it', async () => {
    const verifier = 'v'.repeat(43);
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    const pkce = { code_challenge, code_challenge_method: 'S256' };
    expect((await exchange({ code: await codeOf(pkce) })).status).toBe(400);
    expect((await exchange({ code: await codeOf(pkce), code_verifier: 'w'.repeat(43) })).status).toBe(400);
    expect((await exchange({ code: await codeOf(pkce), code_verifier: verifier })).status).toBe(200);
    expect((await exchange({ code: await codeOf(), code_verifier: verifier })).status).toBe(400);
    expect((await allow({ code_challenge, code_challenge_method: 'plain' })).status).toBe(400);
  });

  it('sends people nowhere that the application was not registered with', async () => {
    for (const redirect_uri of ['https://evil.example', `${CALLBACK}/more`, 'javascript:alert(1)', ''])
      expect((await allow({ redirect_uri })).status).toBe(400);
    expect((await allow({ client_id: 'z'.repeat(26) })).status).toBe(404);
    const { body } = await allow({ response_type: 'id_token' });
    expect(body['redirect']).toContain('error=unsupported_response_type');
  });

  it('gives a token at once where that is asked for, behind the #', async () => {
    const back = new URL((await allow({ response_type: 'token' })).body['redirect'] ?? '');
    const token = new URLSearchParams(back.hash.slice(1)).get('access_token') ?? '';
    expect((await me(token)).status).toBe(200);
    const again = await allow({}, token);
    expect([again.status, again.body['id']]).toEqual([403, 'api.context.permissions.app_error']);
  });

  it('asks the person on a page of its own, who logs in first', async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: String((await register({ name: '<b>Robot</b>' })).body['id']),
      redirect_uri: CALLBACK,
      state: 's',
    });
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${app.url}/oauth/authorize?${query.toString()}`, { headers, redirect: 'manual' });
    const anonymous = await ask();
    expect([anonymous.status, anonymous.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/\/login\?redirect_to=%2Foauth%2Fauthorize/),
    ]);
    const asked = await ask({ Authorization: `Bearer ${bob.token}` });
    expect(asked.status).toBe(200);
    expect(asked.headers.get('x-frame-options')).toBe('DENY');
    const html = await asked.text();
    expect(html).not.toContain('<b>Robot');
    expect(html).toContain('&#60;b&#62;Robot');
    expect(html).toContain('<html lang="en">');
    await app.core.users.patch(NOWHERE, bob.user.id, { locale: 'de' });
    const german = await (await ask({ Authorization: `Bearer ${bob.token}` })).text();
    expect(german).toContain('<html lang="de">');
    expect(german).toContain('Darf &#60;b&#62;Robot&#60;/b&#62; für Sie handeln?');
    query.set('redirect_uri', 'https://evil.example');
    expect((await ask({ Authorization: `Bearer ${bob.token}` })).status).toBe(400);
  });

  it('asks nobody about an application that an administrator trusts', async () => {
    const trusted = await register({ name: 'Trusted', is_trusted: true });
    expect(trusted.body).toMatchObject({ is_trusted: true });
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: String(trusted.body['id']),
      redirect_uri: CALLBACK,
    });
    const response = await fetch(`${app.url}/oauth/authorize?${query.toString()}`, {
      headers: { Authorization: `Bearer ${bob.token}` },
      redirect: 'manual',
    });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toContain(`${CALLBACK}?code=`);
  });

  it('keeps applications for who may, and shows everybody what they are', async () => {
    const { body: made } = await register();
    const at = `/oauth/apps/${String(made['id'])}`;
    expect((await register({}, bob.token)).status).toBe(403);
    for (const [method, path] of [
      ['GET', at],
      ['PUT', at],
      ['DELETE', at],
      ['POST', `${at}/regen_secret`],
      ['GET', '/oauth/apps'],
      ['GET', `/users/${ada.user.id}/oauth/apps/authorized`],
    ] as const)
      expect(
        (await app.ask(method, path, { token: bob.token, body: method === 'GET' ? undefined : made })).status,
      ).toBe(403);
    expect(await app.ask('GET', `${at}/info`, { token: bob.token })).toMatchObject({
      status: 200,
      body: { name: 'Robot', client_secret: '' },
    });
    const renewed = await app.ask('POST', `${at}/regen_secret`, { token: ada.token });
    expect(renewed.body['client_secret']).not.toBe(made['client_secret']);
    const changed = await app.ask('PUT', at, {
      token: ada.token,
      body: { ...made, name: 'Renamed', client_secret: 'mine' },
    });
    expect(changed.body).toMatchObject({
      name: 'Renamed',
      client_secret: renewed.body['client_secret'],
    });
    expect((await app.ask('DELETE', at, { token: ada.token })).status).toBe(200);
    expect((await app.ask('GET', at, { token: ada.token })).status).toBe(404);
  });

  it.each([
    [{ name: '' }, 'model.oauth.is_valid.name.app_error'],
    [{ callback_urls: [] }, 'model.oauth.is_valid.callback.app_error'],
    [{ callback_urls: ['javascript:1'] }, 'model.oauth.is_valid.callback.app_error'],
    [{ homepage: 'ftp://x' }, 'model.oauth.is_valid.homepage.app_error'],
    [{ icon_url: 'x' }, 'model.oauth.is_valid.icon_url.app_error'],
    [{ callback_urls: 'x' }, 'api.context.invalid_body_param.app_error'],
  ])('refuses an application with %j', async (given, id) => {
    expect(await register(given)).toMatchObject({ status: 400, id });
  });

  it('is switched off by a setting', async () => {
    await enable(false);
    expect(await register()).toMatchObject({
      status: 501,
      id: 'api.oauth.register_oauth_app.turn_off.app_error',
    });
    expect((await allow()).status).toBe(501);
    expect((await exchange({ code: 'x' })).status).toBe(501);
    expect((await fetch(`${app.url}/oauth/authorize`, { redirect: 'manual' })).status).toBe(501);
  });
});
