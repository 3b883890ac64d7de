import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile } from 'node:fs/promises';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';

const line = (level: string, time: string, msg: string) =>
  `${JSON.stringify({ level, time, msg, user_id: 'u' })}\n`;

describe('the system, for its administrator', () => {
  let app: ChatApp;
  let admin: { token: string };
  let user: { token: string };

  beforeAll(async () => {
    app = await startChatApp({ MM_SQLSETTINGS_DATASOURCE: 'postgres://u:hunter2@h/d' });
    admin = await app.person('admin');
    user = await app.person('user');
    await appendFile(
      app.logFile,
      line('info', '2026-11-20T10:00:00.000Z', 'first') +
        'no line of ours\n' +
        line('error', '2026-11-21T10:00:00.000Z', 'second') +
        line('info', '2026-11-21T11:00:00.000Z', 'third'),
    );
  });
  afterAll(() => app.close());

  describe('shows the log', () => {
    const messages = (lines: unknown) =>
      (lines as string[]).map((text) => (JSON.parse(text) as { msg: string }).msg);

    it('as lines, a page at a time, the newest page first', async () => {
      const { body } = await app.ask('GET', '/logs', admin);
      expect(messages(body)).toEqual(['first', 'second', 'third']);
      const page = (at: number) => app.ask('GET', `/logs?page=${at}&logs_per_page=2`, admin);
      expect(messages((await page(0)).body)).toEqual(['second', 'third']);
      expect(messages((await page(1)).body)).toEqual(['first']);
      expect((await page(2)).body).toEqual([]);
    });

    it('as objects that a filter lets through', async () => {
      const query = async (filter: object) => {
        const { body } = await app.ask('POST', '/logs/query', { ...admin, body: filter });
        return (body['default'] as { msg: string }[]).map(({ msg }) => msg);
      };
      expect(await query({ log_levels: ['error'] })).toEqual(['second']);
      expect(await query({ date_from: '2026-11-21 10:30:00.000 +00:00' })).toEqual(['third']);
      expect(await query({ date_to: '2026-11-20 23:00:00.000 +00:00' })).toEqual(['first']);
      const bad = await app.ask('POST', '/logs/query', { ...admin, body: { date_from: 'yesterday' } });
      expect([bad.status, bad.id]).toEqual([500, 'api.system.logs.invalidFilter']);
    });

    it('as the file', async () => {
      const { status, body, headers } = await app.ask('GET', '/logs/download', admin);
      expect([status, headers.get('content-disposition')]).toEqual([
        200,
        'attachment; filename="patchbay.log"',
      ]);
      expect(String(body['text'])).toContain('no line of ours');
    });
  });

  it('takes what clients report, cut to what is of use', async () => {
    const body = { level: 'ERROR', message: 'x'.repeat(500) };
    const reply = await app.ask('POST', '/logs', { ...user, body });
    expect(reply.body).toEqual({ level: 'ERROR', message: 'x'.repeat(399) });
  });

  it('tells how it is, in more words when asked for them', async () => {
    const plain = await app.ask('GET', '/system/ping');
    expect(plain.body).toMatchObject({ status: 'OK', ActiveSearchBackend: 'database' });
    expect(plain.body).not.toHaveProperty('database_status');
    const whole = await app.ask('GET', '/system/ping?get_server_status=true', admin);
    expect(whole.body).toMatchObject({ database_status: 'OK', filestore_status: 'OK' });
    expect(whole.body).toHaveProperty('root_status');
    expect(whole.headers.get('database_status')).toBe('OK');
    const asked = await app.ask('GET', '/system/ping?get_server_status=true', user);
    expect(asked.body).not.toHaveProperty('root_status');
  });

  it('refuses searches and typing while it was said to be busy, and nothing else', async () => {
    const search = () => app.ask('POST', '/users/search', { ...user, body: { term: 'us' } });
    expect((await app.ask('POST', '/server_busy?seconds=600', admin)).status).toBe(200);
    expect((await app.ask('GET', '/server_busy', admin)).body).toMatchObject({ busy: true });
    expect([(await search()).status, (await search()).id]).toEqual([
      503,
      'api.context.server_busy.app_error',
    ]);
    expect((await app.ask('GET', '/users/me', user)).status).toBe(200);
    await app.ask('DELETE', '/server_busy', admin);
    expect((await search()).status).toBe(200);
  });

  it('keeps what touches the machine from administrators who are restricted', async () => {
    const recycle = () => app.ask('POST', '/database/recycle', admin);
    expect((await recycle()).status).toBe(200);
    await app.core.config.patch(
      { ExperimentalSettings: { RestrictSystemAdmin: true } },
      { userId: '', fromMachine: true },
    );
    expect((await recycle()).status).toBe(403);
    await app.core.config.patch(
      { ExperimentalSettings: { RestrictSystemAdmin: false } },
      { userId: '', fromMachine: true },
    );
  });

  it('tests the address that it is said to have', async () => {
    const test = (siteUrl: string) =>
      app.ask('POST', '/site_url/test', { ...admin, body: { site_url: siteUrl } });
    expect((await test(app.url)).status).toBe(200);
    expect((await test('http://127.0.0.1:1')).id).toBe('app.admin.test_site_url.failure');
    expect((await test('no address')).status).toBe(400);
  });

  it('knows time zones, figures and migrations', async () => {
    expect((await app.ask('GET', '/system/timezones', user)).body).toContain('Europe/Berlin');
    const figures = await app.ask('GET', '/analytics/old?name=standard', admin);
    expect(figures.body).toContainEqual({ name: 'unique_user_count', value: 2 });
    expect((await app.ask('GET', '/analytics/old?name=nothing', admin)).status).toBe(400);
    expect((await app.ask('GET', '/limits/server', admin)).body).toMatchObject({ activeUserCount: 2 });
    expect((await app.ask('GET', '/limits/server', user)).body).toMatchObject({ activeUserCount: 0 });
  });

  describe('packs for support', () => {
    const packet = async (query = '') => {
      const answer = await fetch(`${app.url}/api/v4/system/support_packet${query}`, {
        headers: { Authorization: `Bearer ${admin.token}` },
      });
      expect(answer.headers.get('content-disposition')).toMatch(/mm_support_packet_Patchbay_.+\.zip/);
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      const text = (name: string) => Buffer.from(files[name] ?? []).toString();
      return { names: Object.keys(files), text };
    };

    it('figures, configuration without secrets, and the log unless it is not wanted', async () => {
      const { names, text } = await packet();
      expect(names).toEqual(expect.arrayContaining(['stats.yaml', 'plugins.json', 'mattermost.log']));
      expect(text('sanitized_config.json')).not.toContain('hunter2');
      expect(JSON.parse(text('stats.yaml'))).toMatchObject({ active_users: 2 });
      expect((await packet('?basic_server_logs=false')).names).not.toContain('mattermost.log');
    });

    it('what plugins add, under names that stay in the archive; what fails is a warning', async () => {
      app.host.active.add('good').add('bad');
      app.host.supports = (id) => {
        if (id === 'bad') throw new Error('it is bad');
        return [
          { Filename: '../../etc/good.txt', Body: Buffer.from('good') },
          { Filename: 'stats.yaml', Body: Buffer.from('not ours') },
        ];
      };
      const { names, text } = await packet();
      expect(text('etc/good.txt')).toBe('good');
      expect(text('2-stats.yaml')).toBe('not ours');
      expect(text('warning.txt')).toBe('bad: it is bad');
      expect(names.filter((name) => name.includes('..'))).toEqual([]);
      app.host.active.clear();
    });
  });
});
