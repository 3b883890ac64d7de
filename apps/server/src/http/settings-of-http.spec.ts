import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

/** More than any limit below lets through in the time that they take, however slow the machine is. */
const MANY = 40;

describe('RateLimitSettings', () => {
  let app: ChatApp;
  beforeAll(async () => {
    app = await startChatApp({
      MM_RATELIMITSETTINGS_ENABLE: 'true',
      MM_RATELIMITSETTINGS_PERSEC: '1',
      MM_RATELIMITSETTINGS_MAXBURST: '2',
      MM_RATELIMITSETTINGS_VARYBYUSER: 'true',
      MM_RATELIMITSETTINGS_VARYBYREMOTEADDR: 'true',
    });
  });
  afterAll(() => app.close());

  const flood = (tokenOf: (at: number) => string) =>
    Promise.all(
      Array.from({ length: MANY }, (_, at) =>
        fetch(`${app.url}/api/v4/users/me`, { headers: { Authorization: `Bearer ${tokenOf(at)}` } }),
      ),
    );

  it('refuse one who asks too often, say when to come back, and leave others alone', async () => {
    const [ada, bob] = [await app.person('ada'), await app.person('bob')];
    const refused = (await flood(() => ada.token)).filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-ratelimit-limit')).toBe('3');
    expect(await refused[0]?.text()).toBe('limit exceeded\n');
    const other = await app.ask('GET', '/users/me', { token: bob.token });
    expect(other.status).toBe(200);
    expect(other.headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
  });

  it('count made-up tokens against the address that they come from', async () => {
    const statuses = (await flood((at) => `made-up-${at}`)).map(({ status }) => status);
    expect(statuses).toContain(429);
  });
});

describe('ServiceSettings', () => {
  let app: ChatApp;
  beforeAll(async () => {
    app = await startChatApp({
      MM_SERVICESETTINGS_ALLOWCORSFROM: 'https://friend.example',
      MM_SERVICESETTINGS_CORSEXPOSEDHEADERS: 'X-Request-Id',
      MM_SERVICESETTINGS_CORSALLOWCREDENTIALS: 'true',
      MM_SERVICESETTINGS_TLSSTRICTTRANSPORT: 'true',
      MM_SERVICESETTINGS_TLSSTRICTTRANSPORTMAXAGE: '600',
    });
  });
  afterAll(() => app.close());

  const ping = (headers: Record<string, string>, method = 'GET') =>
    fetch(`${app.url}/api/v4/system/ping`, { method, headers });

  it('let pages of named origins ask, and tell them so before they do', async () => {
    const answer = await ping({ Origin: 'https://friend.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://friend.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(answer.headers.get('access-control-expose-headers')).toBe('X-Request-Id');
    const preflight = await ping(
      { Origin: 'https://friend.example', 'Access-Control-Request-Method': 'POST' },
      'OPTIONS',
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-max-age')).toBe('86400');
  });

  it('tell pages of other origins nothing', async () => {
    for (const origin of ['https://evil.example', 'https://friend.example.evil.example', 'null'])
      expect((await ping({ Origin: origin })).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('have browsers keep to TLS', async () => {
    const header = (await ping({})).headers.get('strict-transport-security');
    expect(header).toBe('max-age=600');
  });

  it('have large answers packed for those who take them so, and small ones not', async () => {
    const { token } = await app.person('cy');
    const ask = (path: string) =>
      fetch(`${app.url}/api/v4${path}`, {
        headers: { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'gzip' },
      });
    const large = await ask('/config/client?format=old');
    expect(large.headers.get('content-encoding')).toBe('gzip');
    expect(large.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(await large.json()).toHaveProperty('SiteName');
    expect((await ask('/license/client?format=old')).headers.get('content-encoding')).toBeNull();
  });

  it('are no reason to send again what a client has, until it changes', async () => {
    const { user, token } = await app.person('dee');
    const me = (tag?: string) =>
      app.ask('GET', '/users/me', { token, ...(tag && { headers: { 'If-None-Match': tag } }) });
    const tag = (await me()).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    for (const known of [tag, tag.slice(2), `"other", ${tag}`, '*'])
      expect((await me(known)).status).toBe(304);
    expect((await me('"other"')).status).toBe(200);
    await app.ask('PUT', `/users/${user.id}/patch`, { token, body: { nickname: 'D' } });
    const changed = await me(tag);
    expect(changed.status).toBe(200);
    expect(changed.body['nickname']).toBe('D');
  });
});
