import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChatApp, type ChatApp } from '../fixtures/chat-app.ts';
import { client4Requests } from '../fixtures/client4-requests.ts';

/** Requests for which Mattermost 11 has no route either, as it is set at first. */
const NOWHERE = ['POST /api/v4/users/mfa', 'GET /api/v4/teams/XX/channels/managed_categories'];

describe('every request of @mattermost/client', () => {
  let app: ChatApp;
  beforeAll(async () => {
    app = await startChatApp();
  });
  afterAll(() => app.close());

  it('has a route', async () => {
    const routes = app.routes.map(({ method, path }) => ({
      method,
      pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
    }));
    const requests = [...(await client4Requests())].filter(([request]) => request.includes(' /api/v4/'));
    expect(requests.length).toBeGreaterThan(400);
    const missing = requests.filter(([request]) => {
      if (NOWHERE.includes(request)) return false;
      const [asked, path = ''] = request.split(' ');
      return !routes.some(({ method, pattern }) => method === asked && pattern.test(path));
    });
    expect(missing.map(([request, name]) => `${request} (${name})`)).toEqual([]);
  });
});
