import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findPostgres, PostgresServer } from '@patchbay/core/postgres-for-tests';
import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer, ServerProcess } from '../fixtures/server-process.ts';

const programs = findPostgres();

(programs ? describe : describe.skip)('the server as it is shipped, on PostgreSQL (needs PostgreSQL)', () => {
  let postgres: PostgresServer | undefined;
  let build: ReturnType<typeof buildServer> | undefined;
  let root: string;
  let server: ServerProcess | undefined;
  let url: string;
  let address: string;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-on-postgres-'));
    build = buildServer();
    postgres = await PostgresServer.start(programs ?? '');
    address = postgres.url;
    server = new ServerProcess(build.folder, join(root, 'data'), {
      env: {
        PATCHBAY_ADMIN_PASSWORD: 'from-the-variable-1',
        MM_SQLSETTINGS_DRIVERNAME: 'postgres',
        MM_SQLSETTINGS_DATASOURCE: `${address}/postgres`,
      },
    });
    url = await server.ready();
  });
  // Whatever came up goes, also when something else did not.
  afterAll(async () => {
    await server?.end('SIGTERM');
    await postgres?.stop();
    build?.remove();
    rmSync(root, { recursive: true, force: true });
  });

  it('takes posts over REST and finds them at once', async () => {
    const login = await fetch(`${url}/api/v4/users/login`, {
      method: 'POST',
      body: JSON.stringify({ login_id: 'admin', password: 'from-the-variable-1' }),
    });
    const headers = { Authorization: `Bearer ${login.headers.get('token') ?? ''}` };
    const ask = async (path: string, body?: unknown) => {
      const method = body === undefined ? 'GET' : 'POST';
      const answer = await fetch(`${url}/api/v4/${path}`, { method, headers, body: JSON.stringify(body) });
      return { status: answer.status, json: (await answer.json()) as Record<string, never> };
    };
    const team = (await ask('teams/name/main')).json;
    const channel = (await ask(`teams/${team['id']}/channels/name/town-square`)).json;
    const posted = await ask('posts', { channel_id: channel['id'], message: 'an elephant in the room' });
    expect(posted.status).toBe(201);
    const found = await ask(`teams/${team['id']}/posts/search`, { terms: 'elephants' });
    expect(found.json['order']).toEqual([posted.json['id']]);
    expect(existsSync(join(root, 'data', 'patchbay.db'))).toBe(false);
  });

  it('says in one line when there is no such database', async () => {
    const other = new ServerProcess(build?.folder ?? '', join(root, 'other'), {
      env: { MM_SQLSETTINGS_DATASOURCE: `${address.replace('patchbay@', 'patchbay:secret@')}/nowhere` },
    });
    const { code, stderr } = await other.ended;
    expect(code).not.toBe(0);
    expect(stderr).toContain('nowhere');
    expect(stderr).not.toContain('secret');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
