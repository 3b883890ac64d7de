import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../fixtures/test-app.ts';

describe('the site', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
    mkdirSync(join(app.folder, 'webapp/assets'), { recursive: true });
    writeFileSync(join(app.folder, 'webapp/index.html'), '<html>the app</html>');
    writeFileSync(join(app.folder, 'webapp/assets/main-1234.js'), 'run()');
    writeFileSync(join(app.folder, 'webapp/icon.svg'), '<svg/>');
    writeFileSync(join(app.folder, 'secret.txt'), 'secret');
  });
  afterEach(() => app.close());

  it('is the same page for every path that the web app routes itself', async () => {
    for (const path of ['/', '/main/channels/town-square', '/admin_console/plugins', '/index.html']) {
      const answer = await app.ask(path);
      expect([answer.status, answer.text]).toEqual([200, '<html>the app</html>']);
      expect(answer.headers['cache-control']).toBe('no-cache, public');
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    }
  });

  it('lets pages run scripts of this origin only, and eval only for developers', async () => {
    const policy = async () => String((await app.ask('/')).headers['content-security-policy']);
    expect(await policy()).toMatch(/script-src 'self';/);
    app.core.settings.ServiceSettings.EnableDeveloper = true;
    expect(await policy()).toMatch(/script-src 'self' 'unsafe-eval';/);
  });

  it('keeps hashed files for ever and asks again for others', async () => {
    const hashed = await app.ask('/assets/main-1234.js');
    expect([hashed.text, hashed.headers['cache-control']]).toEqual([
      'run()',
      'max-age=31556926, public, immutable',
    ]);
    expect((await app.ask('/icon.svg')).headers['cache-control']).toBe('no-cache, public');
  });

  it('sends what the build packed to browsers that take it so, and the file itself to the others', async () => {
    const script = join(app.folder, 'webapp/assets/main-1234.js');
    writeFileSync(`${script}.br`, 'smallest');
    writeFileSync(`${script}.gz`, 'middle');
    const ask = async (taken: string, more: Record<string, string> = {}) => {
      const headers = { 'Accept-Encoding': taken, ...more };
      const answer = await app.ask('/assets/main-1234.js', { headers });
      expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(answer.headers.vary).toContain('Accept-Encoding');
      return [answer.headers['content-encoding'], answer.text, answer.headers.etag];
    };
    const [encoding, text, tag] = await ask('gzip, deflate, br');
    expect([encoding, text]).toEqual(['br', 'smallest']);
    expect((await ask('gzip, br;q=0')).slice(0, 2)).toEqual(['gzip', 'middle']);
    expect((await ask('')).slice(0, 2)).toEqual([undefined, 'run()']);
    expect(await ask('')).not.toContain(tag);
    expect((await ask('br', { Range: 'bytes=0-2' })).slice(0, 2)).toEqual([undefined, 'run']);
    Object.assign(app.core.settings.ServiceSettings, { WebserverMode: 'disabled' });
    expect((await ask('br')).slice(0, 2)).toEqual([undefined, 'run()']);
  });

  it('packs the web halves of plugins as they are asked for, but no parts of them', async () => {
    const path = join(app.folder, 'bundle.js');
    writeFileSync(path, 'plugin();'.repeat(1000));
    app.host.webFiles.set('web/web_0123_bundle.js', { path, immutable: true });
    const ask = (headers: Record<string, string>) =>
      app.ask('/static/plugins/web/web_0123_bundle.js', {
        headers: { 'Accept-Encoding': 'gzip', ...headers },
      });
    const whole = await ask({});
    expect(whole.headers['content-encoding']).toBe('gzip');
    const part = await ask({ Range: 'bytes=0-8' });
    expect([part.status, part.headers['content-encoding'], part.text]).toEqual([206, undefined, 'plugin();']);
  });

  it('has no page in place of a missing script, and nothing from outside its folder', async () => {
    expect((await app.ask('/assets/gone.js')).status).toBe(404);
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt'])
      expect((await app.ask(path)).text).not.toContain('secret');
    expect((await app.ask('/', { method: 'POST' })).status).toBe(404);
  });

  it('serves the web halves of plugins, the bundle for ever, its neighbours until they change', async () => {
    const path = join(app.folder, 'bundle.js');
    writeFileSync(path, 'plugin()');
    app.host.webFiles.set('web/web_0123_bundle.js', { path, immutable: true });
    app.host.webFiles.set('web/chunk.js', { path, immutable: false });
    const bundle = await app.ask('/static/plugins/web/web_0123_bundle.js');
    expect([bundle.status, bundle.text]).toEqual([200, 'plugin()']);
    expect(bundle.headers['cache-control']).toContain('immutable');
    expect((await app.ask('/static/plugins/web/chunk.js')).headers['cache-control']).toBe('no-cache, public');
    for (const missing of ['web/other.js', 'web/', 'web/..%2f..%2fsecret.txt']) {
      const answer = await app.ask(`/static/plugins/${missing}`);
      expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-cache, public']);
    }
  });

  it('has browsers ask again for the neighbours of a bundle, and tells two versions apart whose dates are the same', async () => {
    const ask = (etag?: string) =>
      app.ask('/static/plugins/web/chunk.js', { headers: etag ? { 'If-None-Match': etag } : {} });
    const version = (name: string, content: string) => {
      const path = join(app.folder, name);
      writeFileSync(path, content);
      utimesSync(path, 0, 0);
      app.host.webFiles.set('web/chunk.js', { path, immutable: false });
    };
    version('one.js', 'a();');
    const first = await ask();
    const tag = String(first.headers.etag);
    expect([(await ask(tag)).status, (await ask(tag)).text]).toEqual([304, '']);
    version('two.js', 'b();');
    expect([(await ask(tag)).status, (await ask(tag)).text]).toEqual([200, 'b();']);
    version('two.js', 'longer();');
    expect((await ask(tag)).text).toBe('longer();');
  });

  it('has nothing under the name of a version that is gone, and lets nobody keep that', async () => {
    app.host.webFiles.set('web/web_old_bundle.js', { path: join(app.folder, 'gone.js'), immutable: true });
    for (const file of ['web/web_old_bundle.js', 'web/web_older_bundle.js']) {
      const answer = await app.ask(`/static/plugins/${file}`);
      expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-cache, public']);
    }
  });
});
