import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';
import { PASSWORD } from '../world.ts';

export const sessions = area(
  'sessions and tokens',
  [
    'login',
    'loginById',
    'getUserLoginType',
    'logout',
    'getSessions',
    'revokeSession',
    'revokeAllSessionsForUser',
    'createUserAccessToken',
    'getUserAccessToken',
    'getUserAccessTokensForUser',
    'getUserAccessTokens',
    'revokeUserAccessToken',
    'disableUserAccessToken',
    'enableUserAccessToken',
  ],
  (world) => {
    it('logs in and out', async () => {
      const { alice } = world();
      const client = world().client();
      expect((await client.login('alice@example.com', PASSWORD)).id).toBe(alice.user.id);
      expect(client.getToken()).toMatch(/^[a-z0-9]{26}$/);
      const old = client.getToken();
      await client.logout();
      client.setToken(old);
      expect(await refusal(client.getMe())).toBe('401 api.context.session_expired.app_error');
      expect((await world().client().loginById(alice.user.id, PASSWORD)).username).toBe('alice');
      expect(await world().client().getUserLoginType('alice')).toMatchObject({ auth_service: '' });
    });

    it('ends sessions', async () => {
      const { user, client } = await world().person('eve');
      const other = world().client();
      await other.login('eve', PASSWORD);
      const open = await client.getSessions(user.id);
      expect(open.length).toBe(2);
      expect(JSON.stringify(open)).not.toContain(client.getToken());
      expect(await refusal(world().bob.client.getSessions(user.id))).toBe(
        '403 api.context.permissions.app_error',
      );
      await client.revokeSession(user.id, open[0]?.id ?? '');
      expect((await world().admin.getSessions(user.id)).length).toBe(1);
      await world().admin.revokeAllSessionsForUser(user.id);
      expect(await world().admin.getSessions(user.id)).toEqual([]);
    });

    it('gives tokens to those who may have them', async () => {
      const { admin, alice } = world();
      expect(await refusal(alice.client.createUserAccessToken(alice.user.id, 'mine'))).toBe(
        '403 api.context.permissions.app_error',
      );
      await admin.updateUserRoles(alice.user.id, 'system_user system_user_access_token');
      const made = await alice.client.createUserAccessToken(alice.user.id, 'mine');
      const script = world().client();
      script.setToken(made.token ?? '');
      expect((await script.getMe()).id).toBe(alice.user.id);
      expect((await alice.client.getUserAccessToken(made.id)).token ?? '').toBe('');
      expect((await alice.client.getUserAccessTokensForUser(alice.user.id)).length).toBe(1);
      expect((await admin.getUserAccessTokens(0, 10)).map(({ id }) => id)).toContain(made.id);
      await alice.client.disableUserAccessToken(made.id);
      expect(await refusal(script.getMe())).toMatch(/^401/);
      await alice.client.enableUserAccessToken(made.id);
      expect((await script.getMe()).id).toBe(alice.user.id);
      await alice.client.revokeUserAccessToken(made.id);
      expect(await refusal(script.getMe())).toMatch(/^401/);
      await admin.updateUserRoles(alice.user.id, 'system_user');
    });
  },
);
