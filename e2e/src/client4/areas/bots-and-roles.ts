import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';

export const botsAndRoles = area(
  'bots and roles',
  [
    'createBot',
    'patchBot',
    'getBot',
    'getBots',
    'getBotsIncludeDeleted',
    'getBotsOrphaned',
    'disableBot',
    'enableBot',
    'assignBot',
    'getRole',
    'getRoleByName',
    'getRolesByNames',
    'patchRole',
    'getAncillaryPermissions',
  ],
  (world) => {
    it('are made, given away, switched off and on', async () => {
      const { admin, alice } = world();
      const bot = await admin.createBot({ username: 'helper', display_name: 'Helper' });
      expect(bot).toMatchObject({ username: 'helper', owner_id: world().administrator.id });
      expect(await refusal(alice.client.createBot({ username: 'mine' }))).toMatch(/^403/);
      expect((await admin.patchBot(bot.user_id, { description: 'helps' })).description).toBe('helps');
      expect((await admin.getBot(bot.user_id)).username).toBe('helper');
      expect((await admin.getBots()).map(({ username }) => username)).toContain('helper');
      expect((await admin.disableBot(bot.user_id)).delete_at).toBeGreaterThan(0);
      expect((await admin.getBots()).map(({ username }) => username)).not.toContain('helper');
      expect((await admin.getBotsIncludeDeleted()).map(({ username }) => username)).toContain('helper');
      expect((await admin.enableBot(bot.user_id)).delete_at).toBe(0);
      expect((await admin.assignBot(bot.user_id, alice.user.id)).owner_id).toBe(alice.user.id);
      expect(await admin.getBotsOrphaned()).toEqual([]);
    });

    it('are what people may do', async () => {
      const { admin, alice } = world();
      const role = await alice.client.getRoleByName('system_user');
      expect(role.permissions).toContain('create_team');
      expect((await alice.client.getRole(role.id)).name).toBe('system_user');
      expect((await alice.client.getRolesByNames(['system_user', 'team_user'])).length).toBe(2);
      const more = await admin.getAncillaryPermissions(['sysconsole_read_user_management_channels']);
      expect(more).toContain('sysconsole_read_user_management_channels');
      const { permissions } = role;
      expect((await admin.patchRole(role.id, { permissions })).name).toBe('system_user');
      expect(await refusal(alice.client.patchRole(role.id, { permissions }))).toMatch(/^403/);
    });
  },
);
