import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWholeApp, type WholeApp } from '../fixtures/whole-app.ts';

const PAGE = fileURLToPath(new URL('../../../../docs/reference/rest-additions.md', import.meta.url));

/** The rows of the table of routes: `| `GET /plugins/traces` | `read` |`. */
const rows = [
  ...readFileSync(PAGE, 'utf8').matchAll(
    /^\| `(GET|POST|DELETE) (\/\S+)` +\| `(read|write|session|machine|per setting)`/gm,
  ),
].map(([, method = '', path = '', permission = '']) => ({ method, path, permission }));

describe('the page about what only Patchbay has in REST', () => {
  let app: WholeApp;
  let user: string;
  beforeAll(async () => {
    app = await startWholeApp();
    // The first account of a server is its administrator.
    await app.logIn('admin');
    user = await app.logIn('user');
  });
  afterAll(() => app.close());

  it('names routes', () => {
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each(rows)('is right about $method $path for $permission', async ({ method, path, permission }) => {
    const asked = path.replace('{id}', path.startsWith('/config') ? 'a'.repeat(26) : 'com.example.none');
    const whole = asked.replace('{name}', 'none.asc');
    const status = async (ask: object) => (await app.ask(whole, { method, ...ask })).status;
    const local = await app.ask(whole, { method, local: true });
    expect(local.status === 404 ? local.json()['id'] : '').not.toBe('api.context.404.app_error');
    expect(local.status).not.toBe(401);
    expect(await status({})).toBe(401);
    if (permission === 'session') expect(await status({ token: user })).not.toBe(403);
    else expect(await status({ token: user })).toBe(permission === 'machine' ? 401 : 403);
  });
});
