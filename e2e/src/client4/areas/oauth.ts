import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';

export const oauth = area(
  'OAuth applications',
  [
    'createOAuthApp',
    'editOAuthApp',
    'getOAuthApps',
    'getOAuthApp',
    'getOAuthAppInfo',
    'regenOAuthAppSecret',
    'deleteOAuthApp',
    'getAuthorizedOAuthApps',
    'authorizeOAuthApp',
    'deauthorizeOAuthApp',
  ],
  (world) => {
    it('are made, allowed by people, and removed', async () => {
      const { admin, alice } = world();
      const app = await admin.createOAuthApp({
        name: 'Calendar',
        description: 'Shows days',
        callback_urls: ['https://calendar.example.com/done'],
        homepage: 'https://calendar.example.com',
      });
      expect(app.client_secret).toMatch(/^\w{26}$/);
      expect((await admin.getOAuthApps()).map(({ id }) => id)).toContain(app.id);
      expect((await admin.getOAuthApp(app.id)).name).toBe('Calendar');
      expect(await refusal(alice.client.getOAuthApp(app.id))).toMatch(/^403/);
      const info = await alice.client.getOAuthAppInfo(app.id);
      expect({ name: info.name, secret: info.client_secret ?? '' }).toEqual({ name: 'Calendar', secret: '' });
      expect((await admin.editOAuthApp({ ...app, description: 'Shows months' })).description).toBe(
        'Shows months',
      );
      expect((await admin.regenOAuthAppSecret(app.id)).client_secret).not.toBe(app.client_secret);
      const answered = alice.client.authorizeOAuthApp(
        'code',
        app.id,
        app.callback_urls[0] ?? '',
        'x',
        'user',
      );
      expect(await answered).toMatchObject({
        redirect: expect.stringMatching(/^https:\/\/calendar\.example\.com\/done\?code=.+&state=x$/),
      });
      expect((await alice.client.getAuthorizedOAuthApps(alice.user.id)).map(({ id }) => id)).toEqual([
        app.id,
      ]);
      await alice.client.deauthorizeOAuthApp(app.id);
      expect(await alice.client.getAuthorizedOAuthApps(alice.user.id)).toEqual([]);
      await admin.deleteOAuthApp(app.id);
      expect(await refusal(admin.getOAuthApp(app.id))).toMatch(/^404/);
    });
  },
);
