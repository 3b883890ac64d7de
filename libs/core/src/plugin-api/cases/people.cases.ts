import { expect } from '@jest/globals';
import { NOBODY, PNG } from './case.ts';
import type { ApiCases } from './case.ts';

const noUser = { id: 'app.user.missing_account.const', status_code: 404 };
const badName = { id: 'model.bot.is_valid.username.app_error', status_code: 400 };

export const peopleCases: ApiCases = {
  GetUser: {
    effect: async ({ ada, api }) => {
      const user = await api.GetUser(ada.id);
      expect(user).toMatchObject({ username: 'ada', email: 'ada@example.com', password: '', is_bot: false });
      expect(user?.roles).toContain('system_admin');
    },
    refusals: {
      'who is not there': [({ api }) => api.GetUser(NOBODY), noUser],
      'no id': [({ api }) => api.GetUser(''), noUser],
    },
  },
  GetUserByUsername: {
    effect: async ({ api, bob }) => {
      expect(await api.GetUserByUsername('bob')).toMatchObject({ id: bob.id, password: '' });
    },
    refusals: {
      'a name that nobody has': [
        ({ api }) => api.GetUserByUsername('nobody'),
        { id: 'app.user.get_by_username.app_error', status_code: 404 },
      ],
    },
  },
  CreateBot: {
    effect: async ({ api, manifest, test }) => {
      const bot = await api.CreateBot({ username: 'maker', display_name: 'Maker', description: 'makes' });
      expect(bot).toMatchObject({ username: 'maker', display_name: 'Maker', owner_id: manifest.id });
      expect(await test.core.users.getByUsername('maker')).toMatchObject({ id: bot?.user_id, is_bot: true });
    },
    refusals: {
      'a name that is none': [({ api }) => api.CreateBot({ username: 'no name' }), badName],
      'a name that somebody has': [
        ({ api }) => api.CreateBot({ username: 'bob' }),
        { id: 'app.user.save.username_exists.app_error', status_code: 400 },
      ],
      'a bot as owner': [
        async ({ api }) => {
          const owner = await api.CreateBot({ username: 'owner' });
          return api.CreateBot({ username: 'owned', owner_id: owner?.user_id ?? '' });
        },
        { id: 'plugin_api.bot_cant_create_bot' },
      ],
    },
  },
  EnsureBotUser: {
    effect: async ({ api, manifest, other, test }) => {
      const id = await api.EnsureBotUser({ username: 'robot', display_name: 'Robot' });
      expect(await api.EnsureBotUser({ username: 'robot2', display_name: 'Renamed' })).toBe(id);
      expect(await api.GetUser(id)).toMatchObject({ is_bot: true, username: 'robot2' });
      expect(await api.GetBot(id, false)).toMatchObject({ display_name: 'Renamed', owner_id: manifest.id });
      expect(Buffer.from(await api.KVGet('mmi_botid')).toString()).toBe(id);
      // A bot of the name, whose ever, is adopted; a person is answered, and remembered by nobody.
      expect(await other.EnsureBotUser({ username: 'robot2' })).toBe(id);
      await other.KVDelete('mmi_botid');
      expect(await other.EnsureBotUser({ username: 'bob' })).toBe((await api.GetUserByUsername('bob'))?.id);
      expect(test.log.at(-1)).toMatchObject({ level: 'error', fields: { username: 'bob' } });
      expect(await other.KVGet('mmi_botid')).toHaveLength(0);
    },
    refusals: {
      'no name': [({ other }) => other.EnsureBotUser({}), badName],
      'nothing at all': [({ other }) => other.EnsureBotUser(undefined as never), badName],
    },
  },
  SetProfileImage: {
    effect: async ({ api, bob, test }) => {
      await api.SetProfileImage(bob.id, PNG);
      expect(Buffer.from(await api.GetProfileImage(bob.id))).toEqual(PNG);
      expect((await api.GetUser(bob.id))?.last_picture_update).toBeGreaterThan(0);
      const event = await test.last('user_updated');
      expect(event.data['user']).toMatchObject({ id: bob.id });
    },
    refusals: {
      'what is no picture': [
        ({ api, bob }) => api.SetProfileImage(bob.id, Buffer.from('<svg onload="x"/>')),
        { id: 'api.user.upload_profile_user.decode.app_error', status_code: 400 },
      ],
      'who is not there': [({ api }) => api.SetProfileImage(NOBODY, PNG), noUser],
    },
  },
  HasPermissionTo: {
    effect: async ({ ada, api, bob }) => {
      expect(await api.HasPermissionTo(ada.id, { id: 'manage_system' })).toBe(true);
      expect(await api.HasPermissionTo(bob.id, { id: 'manage_system' })).toBe(false);
      expect(await api.HasPermissionTo(NOBODY, { id: 'manage_system' })).toBe(false);
      expect(await api.HasPermissionTo(ada.id, { id: 'no_such_permission' })).toBe(false);
      expect(await api.HasPermissionTo(ada.id, undefined as never)).toBe(false);
    },
    cannotRefuse: 'the answer is no',
  },
  HasPermissionToTeam: {
    effect: async ({ ada, api, bob, eve, team }) => {
      const may = (userId: string) => api.HasPermissionToTeam(userId, team.id, { id: 'view_team' });
      expect([await may(ada.id), await may(bob.id), await may(eve.id), await may(NOBODY)]).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect(await api.HasPermissionToTeam(bob.id, NOBODY, { id: 'view_team' })).toBe(false);
    },
    cannotRefuse: 'the answer is no',
  },
  HasPermissionToChannel: {
    effect: async ({ ada, api, bob, channel, eve }) => {
      const may = (userId: string) => api.HasPermissionToChannel(userId, channel.id, { id: 'create_post' });
      expect([await may(ada.id), await may(bob.id), await may(eve.id), await may(NOBODY)]).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect(await api.HasPermissionToChannel(bob.id, NOBODY, { id: 'create_post' })).toBe(false);
    },
    cannotRefuse: 'the answer is no',
  },
  RolesGrantPermission: {
    effect: async ({ api }) => {
      expect(await api.RolesGrantPermission(['channel_user', 'system_admin'], 'manage_system')).toBe(true);
      expect(await api.RolesGrantPermission(['system_user', 'no_such_role'], 'manage_system')).toBe(false);
      expect(await api.RolesGrantPermission([], 'manage_system')).toBe(false);
    },
    cannotRefuse: 'the answer is no',
  },
};
