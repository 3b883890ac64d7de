import { expect, it } from '@jest/globals';
import type { Team } from '@mattermost/types/teams';

import { area, refusal } from '../area.ts';
import { image } from '../image.ts';

export const teams = area(
  'teams',
  [
    'createTeam',
    'deleteTeam',
    'unarchiveTeam',
    'updateTeam',
    'patchTeam',
    'regenerateTeamInviteId',
    'checkIfTeamExists',
    'getTeams',
    'searchTeams',
    'getTeam',
    'getTeamByName',
    'getMyTeams',
    'getTeamsForUser',
    'getMyTeamMembers',
    'getMyTeamUnreads',
    'getTeamMembers',
    'getTeamMembersForUser',
    'getTeamMember',
    'getTeamMembersByIds',
    'addToTeam',
    'addToTeamFromInvite',
    'addUsersToTeam',
    'addUsersToTeamGracefully',
    'joinTeam',
    'removeFromTeam',
    'getTeamStats',
    'getTeamInviteInfo',
    'updateTeamMemberRoles',
    'updateTeamMemberSchemeRoles',
    'setTeamIcon',
    'removeTeamIcon',
    'getTeamsUsage',
  ],
  (world) => {
    it('makes, finds and changes teams', async () => {
      const { admin, alice } = world();
      const team = await admin.createTeam({ name: 'other', display_name: 'Other', type: 'O' } as Team);
      expect(await admin.checkIfTeamExists('other')).toEqual({ exists: true });
      expect(await admin.checkIfTeamExists('none')).toEqual({ exists: false });
      expect((await admin.updateTeam({ ...team, display_name: 'Others' })).display_name).toBe('Others');
      const patched = await admin.patchTeam({ id: team.id, description: 'of all', allow_open_invite: true });
      expect(patched).toMatchObject({ display_name: 'Others', description: 'of all' });
      expect((await admin.getTeam(team.id)).description).toBe('of all');
      expect((await admin.getTeamByName('other')).id).toBe(team.id);
      const all = await admin.getTeams(0, 10, true);
      expect(all).toMatchObject({ total_count: expect.any(Number) });
      expect(Array.isArray(await admin.getTeams(0, 10))).toBe(true);
      expect(await admin.searchTeams('Oth', { page: 0, per_page: 5 } as never)).toMatchObject({
        total_count: 1,
      });
      expect(await admin.searchTeams('Oth', {} as never)).toMatchObject([{ id: team.id }]);
      const renewed = await admin.regenerateTeamInviteId(team.id);
      expect(renewed.invite_id).not.toBe(team.invite_id);
      expect(await world().client().getTeamInviteInfo(renewed.invite_id)).toMatchObject({ name: 'other' });
      expect(await refusal(alice.client.patchTeam({ id: team.id, description: 'mine' }))).toBe(
        '403 api.context.permissions.app_error',
      );
      await admin.deleteTeam(team.id);
      expect((await admin.unarchiveTeam(team.id)).delete_at).toBe(0);
      expect((await admin.getTeamsUsage()).active).toBeGreaterThan(0);
    });

    it('has members who come and go', async () => {
      const { admin, alice, bob } = world();
      const team = await admin.createTeam({ name: 'joiners', display_name: 'Joiners', type: 'O' } as Team);
      const { user, client } = await world().person('frank', { joins: false });
      expect(await refusal(client.addToTeam(team.id, user.id))).toBe('403 api.context.permissions.app_error');
      expect(await client.addToTeamFromInvite('', team.invite_id)).toMatchObject({ user_id: user.id });
      await client.removeFromTeam(team.id, user.id);
      expect((await client.joinTeam(team.invite_id)).team_id).toBe(team.id);
      expect((await admin.addToTeam(team.id, alice.user.id)).roles).toContain('team_user');
      expect((await admin.addUsersToTeam(team.id, [bob.user.id])).length).toBe(1);
      const [graceful] = await admin.addUsersToTeamGracefully(team.id, [bob.user.id]);
      expect(graceful?.user_id).toBe(bob.user.id);
      expect((await client.getTeamMembers(team.id)).length).toBe(4);
      expect((await client.getTeamMember(team.id, bob.user.id)).user_id).toBe(bob.user.id);
      expect((await client.getTeamMembersByIds(team.id, [bob.user.id])).length).toBe(1);
      expect((await admin.getTeamMembersForUser(bob.user.id)).length).toBe(2);
      expect((await client.getMyTeams()).map(({ id }) => id)).toEqual([team.id]);
      expect((await admin.getTeamsForUser(user.id)).map(({ id }) => id)).toEqual([team.id]);
      expect((await client.getMyTeamMembers()).map(({ team_id }) => team_id)).toEqual([team.id]);
      expect((await client.getMyTeamUnreads()).length).toBe(1);
      expect(await client.getTeamStats(team.id)).toMatchObject({ total_member_count: 4 });
      await admin.updateTeamMemberRoles(team.id, user.id, 'team_user team_admin' as never);
      expect((await admin.getTeamMember(team.id, user.id)).scheme_admin).toBe(true);
      await admin.updateTeamMemberSchemeRoles(team.id, user.id, true, false);
      expect((await admin.getTeamMember(team.id, user.id)).scheme_admin).toBe(false);
      expect(await refusal(client.removeFromTeam(team.id, bob.user.id))).toBe(
        '403 api.context.permissions.app_error',
      );
      await admin.removeFromTeam(team.id, bob.user.id);
      const left = await admin.getTeamMembers(team.id);
      expect(left.map(({ user_id }) => user_id)).not.toContain(bob.user.id);
    });

    it('has a picture', async () => {
      const { admin, team } = world();
      await admin.setTeamIcon(team.id, image('team.png'));
      const icon = await fetch(admin.getTeamIconUrl(team.id, 0), {
        headers: { Authorization: `Bearer ${admin.getToken()}` },
      });
      expect(icon.headers.get('content-type')).toBe('image/png');
      await admin.removeTeamIcon(team.id);
    });
  },
);
