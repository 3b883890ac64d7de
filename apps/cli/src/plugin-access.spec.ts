import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Cli } from './cli.fixture.ts';
import { FakeServer, json } from './fake-server.fixture.ts';

const PATH = '/api/v4/plugins/com.example/access_control';
const ADA = { id: 'a'.repeat(26), username: 'ada' };
const BEN = { id: 'b'.repeat(26), username: 'ben' };

describe('patchbay plugin access', () => {
  let cli: Cli;
  let server: FakeServer;
  beforeEach(async () => {
    cli = await Cli.create();
    server = await FakeServer.listen();
    await cli.login(server.url);
    server.seen.length = 0;
    answer(`PUT ${PATH}`, { status: 'OK' });
    answer('POST /api/v4/users/usernames', [ADA, BEN]);
    answer('POST /api/v4/users/ids', [ADA, BEN]);
  });
  afterEach(async () => {
    await server.close();
    await cli.remove();
  });

  const answer = (request: string, body: unknown): void => {
    server.on.set(request, (_seen, response) => json(response, 200, body));
  };
  const access = (enable: boolean, ...people: { id: string }[]) =>
    answer(`GET ${PATH}`, { enable, allowed_user_ids: people.map(({ id }) => id) });
  const run = (...args: string[]) => cli.run('plugin', 'access', 'com.example', ...args);
  const written = (): unknown[] =>
    server.seen
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => JSON.parse(body.toString()) as unknown);

  it('shows whom a plugin is for, and changes nothing', async () => {
    access(false);
    expect((await run()).out).toBe('com.example is for everyone.\n');
    access(true);
    expect((await run()).out).toBe('com.example is for administrators alone.\n');
    access(true, ADA, BEN, { id: 'gone' });
    expect((await run()).out).toBe(
      'com.example is for administrators and ada, ben.\n  1 on its list have no account.\n',
    );
    expect(written()).toEqual([]);
  });

  it('keeps it to some', async () => {
    expect((await run('--only', 'ada, @BEN,ada')).out).toBe(
      'com.example is for administrators and ada, ben.\n',
    );
    expect((await run('--only', '')).out).toBe('com.example is for administrators alone.\n');
    expect(written()).toEqual([
      { enable: true, allowed_user_ids: [ADA.id, BEN.id] },
      { enable: true, allowed_user_ids: [] },
    ]);
  });

  it('gives it to everyone, and keeps the list', async () => {
    access(true, ADA, BEN);
    expect((await run('--everyone')).out).toBe(
      'com.example is for everyone.\n  Its list is kept: ada, ben.\n',
    );
    expect(written()).toEqual([{ enable: false, allowed_user_ids: [ADA.id, BEN.id] }]);
  });

  it('changes nothing for a name that nobody has, or for both at once', async () => {
    const missing = await run('--only', 'ada,cy');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('no account by the name cy')]);
    expect((await run('--only', 'ada', '--everyone')).code).toBe(1);
    expect(written()).toEqual([]);
  });
});
