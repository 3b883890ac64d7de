import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { allCases } from './all-cases.ts';

const PREFIX = '/api/v4';

describe('the endpoint × role table', () => {
  let app: ChatApp;
  beforeAll(async () => {
    app = await startChatApp();
  });
  afterAll(() => app.close());

  const routes = () =>
    app.routes
      .filter(({ path }) => path.startsWith(`${PREFIX}/`))
      .map(({ method, path }) => `${method} ${path.slice(PREFIX.length)}`);

  it('has a line for every endpoint there is, and none for what there is not', () => {
    const lines = new Set(allCases.map(({ method, route }) => `${method} ${route}`));
    expect(routes().filter((route) => !lines.has(route))).toEqual([]);
    expect([...lines].filter((line) => !routes().includes(line))).toEqual([]);
  });

  it('is of endpoints that stand in one place each', () => {
    const all = routes();
    expect(all.filter((route, at) => all.indexOf(route) !== at)).toEqual([]);
  });

  it('is of paths that the server can read: each group of them answers its first request', async () => {
    const groups = new Set(app.routes.map(({ path }) => /^\/(?:api\/v4\/)?[^/]*/.exec(path)?.[0] ?? path));
    expect(groups.size).toBeGreaterThan(10);
    const failed: string[] = [];
    for (const group of groups) {
      const { status } = await fetch(`${app.url}${group}/nothing/there/is/below`, { method: 'PATCH' });
      if (status >= 500 && status !== 501) failed.push(`${group} ${status}`);
    }
    expect(failed).toEqual([]);
  });
});
