import { expect, it } from '@jest/globals';
import type { UserProfile } from '@mattermost/types/users';

import { area, refusal } from '../area.ts';
import { image } from '../image.ts';
import { PASSWORD } from '../world.ts';

export const users = area(
  'users',
  [
    'createUser',
    'patchMe',
    'patchUser',
    'updateUser',
    'updateUserAuth',
    'updateUserRoles',
    'updateUserPassword',
    'resetFailedAttempts',
    'getKnownUsers',
    'updateUserActive',
    'uploadProfileImage',
    'setDefaultProfileImage',
    'getProfiles',
    'getProfilesByIds',
    'getProfilesByUsernames',
    'getProfilesInTeam',
    'getProfilesNotInTeam',
    'getProfilesWithoutTeam',
    'getProfilesInChannel',
    'getProfilesInGroupChannels',
    'getProfilesNotInChannel',
    'getMe',
    'getUser',
    'getUserByUsername',
    'getUserByEmail',
    'autocompleteUsers',
    'canUserDirectMessage',
    'getUsersForReporting',
    'getUserCountForReporting',
    'searchUsers',
    'getUserAudits',
    'generateMfaSecret',
    'updateUserMfa',
    'getTotalUsersStats',
    'getFilteredUsersStats',
  ],
  (world) => {
    it('makes, reads and changes accounts', async () => {
      const { admin, alice } = world();
      const { user: carol, client } = await world().person('carol');
      expect(carol).toMatchObject({ username: 'carol', email: 'carol@example.com', roles: 'system_user' });
      expect((await client.getMe()).id).toBe(carol.id);
      expect((await client.patchMe({ nickname: 'Caro' })).nickname).toBe('Caro');
      expect((await admin.patchUser({ id: carol.id, position: 'Boss' })).position).toBe('Boss');
      const changed = await admin.updateUser({ ...(await admin.getUser(carol.id)), first_name: 'Carol' });
      expect(changed).toMatchObject({ first_name: 'Carol', position: 'Boss', nickname: 'Caro' });
      expect((await client.getUserByUsername('carol')).first_name).toBe('Carol');
      expect((await admin.getUserByEmail('carol@example.com')).id).toBe(carol.id);
      expect((await alice.client.getProfilesByIds([carol.id])).map(({ id }) => id)).toEqual([carol.id]);
      expect((await alice.client.getProfilesByUsernames(['carol', 'nobody'])).length).toBe(1);
      expect(await refusal(alice.client.patchUser({ id: carol.id, position: 'Mine' }))).toBe(
        '403 api.context.permissions.app_error',
      );
      expect(await refusal(world().client().getMe())).toBe('401 api.context.session_expired.app_error');
    });

    it('refuses a second account of a name', async () => {
      const again = { username: 'alice', email: 'other@example.com', password: PASSWORD } as UserProfile;
      expect(await refusal(world().admin.createUser(again, '', ''))).toBe(
        '400 app.user.save.username_exists.app_error',
      );
    });

    it('changes roles, passwords and whether somebody is active', async () => {
      const { admin, alice } = world();
      const { user, client } = await world().person('dora');
      await admin.updateUserRoles(user.id, 'system_user system_post_all');
      expect((await admin.getUser(user.id)).roles).toContain('system_post_all');
      expect(await refusal(client.updateUserRoles(user.id, 'system_user system_admin'))).toMatch(/^403/);
      await admin.updateUserRoles(user.id, 'system_user');
      await client.updateUserPassword(user.id, PASSWORD, 'another-password-1');
      await world().client().login('dora', 'another-password-1');
      expect(await refusal(world().client().login('dora', PASSWORD))).toBe(
        '401 api.user.login.invalid_credentials_email_username',
      );
      await admin.resetFailedAttempts(user.id);
      expect(await refusal(alice.client.updateUserActive(user.id, false))).toMatch(/^403/);
      await admin.updateUserActive(user.id, false);
      expect(await refusal(world().client().login('dora', 'another-password-1'))).toBe(
        '401 api.user.login.inactive.app_error',
      );
      await admin.updateUserActive(user.id, true);
      const auth = { auth_service: 'gitlab', auth_data: 'dora-there' } as never;
      expect(await admin.updateUserAuth(user.id, auth)).toMatchObject({ auth_service: 'gitlab' });
    });

    it('lists people', async () => {
      const { admin, alice, bob, team, channel } = world();
      const { user: loner } = await world().person('loner', { joins: false });
      const names = (people: UserProfile[]) => people.map(({ username }) => username);
      expect(names(await admin.getProfiles(0, 200))).toEqual(expect.arrayContaining(['alice', 'loner']));
      expect(names(await admin.getProfilesInTeam(team.id))).not.toContain('loner');
      expect(names(await admin.getProfilesNotInTeam(team.id, false))).toContain('loner');
      expect(names(await admin.getProfilesWithoutTeam(0, 100))).toContain('loner');
      expect(names(await admin.getProfilesInChannel(channel.id, 0, 100))).toContain('bob');
      const outsiders = await admin.getProfilesNotInChannel(team.id, channel.id, false);
      expect(names(outsiders)).not.toContain('bob');
      const group = await alice.client.createGroupChannel([alice.user.id, bob.user.id, loner.id]);
      const inGroups = await alice.client.getProfilesInGroupChannels([group.id]);
      expect(inGroups[group.id]?.length).toBe(2);
      expect(await alice.client.getKnownUsers()).toContain(bob.user.id);
      const found = await alice.client.autocompleteUsers('bo', team.id, channel.id);
      expect(found.users.map(({ username }) => username)).toEqual(['bob']);
      expect(names(await alice.client.searchUsers('lon', {}))).toEqual(['loner']);
    });

    it('counts people, and what they did', async () => {
      const { admin, alice } = world();
      const { total_users_count } = await admin.getTotalUsersStats();
      expect(total_users_count).toBeGreaterThanOrEqual(3);
      const filtered = await admin.getFilteredUsersStats({ roles: 'system_admin' } as never);
      expect(filtered.total_users_count).toBe(1);
      expect((await admin.getUserAudits(alice.user.id)).length).toBeGreaterThan(0);
    });

    it('are reported to administrators', async () => {
      const { admin, alice, bob } = world();
      expect(await admin.getUserCountForReporting({})).toBeGreaterThanOrEqual(3);
      const report = await admin.getUsersForReporting({ page_size: 10 } as never);
      expect(report.length).toBeGreaterThanOrEqual(3);
      expect(await refusal(alice.client.getUserCountForReporting({}))).toMatch(/^403/);
      const direct = await alice.client.canUserDirectMessage(alice.user.id, bob.user.id);
      expect(direct).toEqual({ can_dm: true });
    });

    it('asks for a second factor where somebody wants one', async () => {
      const { client, user } = world().alice;
      const made = await client.generateMfaSecret(user.id);
      expect(made).toMatchObject({ secret: expect.any(String), qr_code: expect.any(String) });
      expect(await refusal(client.updateUserMfa(user.id, true, '000000'))).toMatch(/^40/);
      await client.updateUserMfa(user.id, false, '');
    });

    it('keeps a picture of somebody', async () => {
      const { client, user } = world().alice;
      await client.uploadProfileImage(user.id, image('me.png'));
      expect((await client.getMe()).last_picture_update).toBeGreaterThan(0);
      const picture = await fetch(client.getProfilePictureUrl(user.id, 0), {
        headers: { Authorization: `Bearer ${client.getToken()}` },
      });
      expect(picture.headers.get('content-type')).toBe('image/png');
      await client.setDefaultProfileImage(user.id);
    });
  },
);
