import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { bearer, cookie, startTestApp, type TestApp } from '../fixtures/test-app.ts';

describe('/plugins/{id}/…', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    app.core.logIn('user');
    app.host.active.add('com.x.demo');
  });
  afterEach(() => app.close());
  const seen = () => app.host.seen.at(-1)!;

  it('reaches the plugin without the prefix, with query and body as sent', async () => {
    const answer = await app.ask('/plugins/com.x.demo/a%2Fb/c?z=1&a=%20x&access_token=nothing', {
      method: 'PUT',
      headers: { 'X-Own-header': 'kept', 'content-type': 'text/plain' },
      body: 'the body',
    });
    expect([answer.status, answer.text]).toEqual([200, 'from plugin']);
    const { request, body } = seen();
    expect(request).toMatchObject({
      method: 'PUT',
      url: '/a%2Fb/c?a=+x&z=1',
      requestURI: '/plugins/com.x.demo/a%2Fb/c?a=+x&z=1',
      proto: 'HTTP/1.1',
      host: `127.0.0.1:${app.port}`,
    });
    expect(request.header).toMatchObject({ 'X-Own-Header': ['kept'], 'Content-Type': ['text/plain'] });
    expect(request.header['Host']).toBeUndefined();
    expect(request.remoteAddr).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(body).toBe('the body');
  });

  it('is an empty path at the root of the plugin', async () => {
    await app.ask('/plugins/com.x.demo');
    expect(seen().request.url).toBe('');
  });

  it('tells the plugin who it is: the user by header, the session by context', async () => {
    await app.ask('/plugins/com.x.demo/', { headers: { ...bearer('user'), 'Connection-Id': 'conn' } });
    expect(seen().request.header['Mattermost-User-Id']).toEqual(['user'.padEnd(26, '0')]);
    expect(seen().context).toMatchObject({ SessionId: 'user'.padEnd(26, '1'), ConnectionId: 'conn' });
    expect(seen().context.RequestId).toHaveLength(26);
  });

  it('lets nobody pretend to be a user or a plugin', async () => {
    await app.ask('/plugins/com.x.demo/', {
      headers: { 'mattermost-user-id': 'someone', 'MATTERMOST-PLUGIN-ID': 'other', Referer: 'http://x' },
    });
    const { header } = seen().request;
    expect(Object.keys(header).filter((name) => /mattermost|referer/i.test(name))).toEqual([]);
    expect(seen().context.SessionId).toBe('');
  });

  it('never hands the session on: cookie, Authorization and query token stay here', async () => {
    await app.ask('/plugins/com.x.demo/?access_token=token-user', { headers: { ...cookie('user') } });
    expect(seen().request.header['Cookie']).toEqual(['other=1']);
    await app.ask('/plugins/com.x.demo/', { headers: bearer('user') });
    expect(seen().request.header['Authorization']).toBeUndefined();
    await app.ask('/plugins/com.x.demo/?access_token=token-user');
    expect(JSON.stringify(app.host.seen)).not.toContain('token-user');
    expect(seen().request.header['Mattermost-User-Id']).toBeDefined();
  });

  it('hands a foreign Authorization header on', async () => {
    await app.ask('/plugins/com.x.demo/', { headers: { Authorization: 'Bearer of-the-plugin' } });
    expect(seen().request.header['Authorization']).toEqual(['Bearer of-the-plugin']);
    expect(seen().request.header['Mattermost-User-Id']).toBeUndefined();
  });

  it('makes a cookie request without its CSRF token anonymous, and delivers it all the same', async () => {
    const post = async (headers: Record<string, string>, body = 'x') => {
      const answer = await app.ask('/plugins/com.x.demo/', {
        method: 'POST',
        headers: { ...cookie('user'), ...headers },
        body,
      });
      expect(answer.status).toBe(200);
      expect(seen().body).toBe(body);
      return seen().request.header['Mattermost-User-Id'] !== undefined;
    };
    const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const multipart = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const field = (value: string) =>
      `--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${value}\r\n--b--\r\n`;
    expect(await post({ 'X-CSRF-Token': 'csrf-user' })).toBe(true);
    expect(await post({ 'X-CSRF-Token': 'wrong' })).toBe(false);
    expect(await post({ 'X-Requested-With': 'XMLHttpRequest' })).toBe(true);
    expect(await post(urlencoded, 'a=1&csrf=csrf-user')).toBe(true);
    expect(await post(urlencoded, 'a=1&csrf=wrong')).toBe(false);
    expect(await post(multipart, field('csrf-user'))).toBe(true);
    expect(await post(multipart, field('wrong'))).toBe(false);
    expect(await post({ 'Content-Type': 'text/plain' }, 'csrf=csrf-user')).toBe(false);
  });

  it('delivers a form too large to be looked into, whole', async () => {
    const body = `csrf=csrf-user&filler=${'x'.repeat(3 * 1024 * 1024)}`;
    await app.ask('/plugins/com.x.demo/', {
      method: 'POST',
      headers: { ...cookie('user'), 'Content-Type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(seen().body).toHaveLength(body.length);
    expect(seen().request.header['Mattermost-User-Id']).toBeUndefined();
  });

  it('is 404 for a plugin that is not active, 501 while plugins are off', async () => {
    expect((await app.ask('/plugins/other/')).text).toBe('404 page not found\n');
    app.core.settings.PluginSettings.Enable = false;
    const answer = await app.ask('/plugins/com.x.demo/');
    expect([answer.status, answer.headers['content-type']]).toEqual([501, 'text/plain; charset=utf-8']);
    expect(answer.json()['id']).toBe('app.plugin.disabled.app_error');
  });

  it('serves public files itself, and none from outside the folder', async () => {
    const path = join(app.folder, 'hello.txt');
    writeFileSync(path, 'hello');
    app.host.publicFiles.set('com.x.demo/hello.txt', path);
    const answer = await app.ask('/plugins/com.x.demo/public/hello.txt');
    expect([answer.status, answer.text]).toEqual([200, 'hello']);
    const part = await app.ask('/plugins/com.x.demo/public/hello.txt', { headers: { Range: 'bytes=1-2' } });
    expect([part.status, part.text]).toEqual([206, 'el']);
    for (const escape of [
      'missing',
      '',
      '..%2fhello.txt',
      '%2e%2e/hello.txt',
      'a/..%5c..%5chello.txt',
      '%zz',
    ])
      expect((await app.ask(`/plugins/com.x.demo/public/${escape}`)).status).toBe(404);
    app.host.active.clear();
    expect((await app.ask('/plugins/com.x.demo/public/hello.txt')).status).toBe(404);
    expect(app.host.seen).toEqual([]);
  });

  it('gives an upgrade to the plugin, which may take the connection over', async () => {
    app.host.answer = (response) => {
      const socket = response.socket!;
      response.detachSocket(socket);
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: own\r\nConnection: Upgrade\r\n\r\n');
      socket.on('data', (chunk) => socket.write(`echo ${chunk.toString()}`));
    };
    const socket = connect(app.port, '127.0.0.1');
    socket.write(
      'GET /plugins/com.x.demo/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: own\r\n\r\nfirst',
    );
    let received = '';
    while (!received.includes('echo first')) received += String((await once(socket, 'data'))[0]);
    expect(received).toMatch(/^HTTP\/1\.1 101/);
    expect(seen().request.header['Upgrade']).toEqual(['own']);
    socket.destroy();
  });

  it('lets a plugin answer an upgrade with an ordinary response', async () => {
    app.host.answer = (response) => response.writeHead(403).end('no');
    const socket = connect(app.port, '127.0.0.1');
    socket.write(
      'GET /plugins/com.x.demo/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: own\r\n\r\n',
    );
    let received = '';
    for await (const chunk of socket) received += String(chunk);
    expect(received).toMatch(/^HTTP\/1\.1 403/);
  });
});
