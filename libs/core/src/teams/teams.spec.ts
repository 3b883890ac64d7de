import type { Team, TeamMember, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { SmtpPeer } from '../mail/fixtures/smtp-peer.ts';

describe('teams', () => {
  let test: TestCore;
  let root: User;
  let ada: User;
  let team: Team;
  let server: SmtpPeer;

  const configure = (settings: Record<string, Record<string, unknown>>) =>
    test.core.config.patch(settings, { userId: '', fromMachine: true });
  const roleOf = (name: string) => test.core.roles.isSchemeManaged(name);

  beforeAll(async () => {
    server = await SmtpPeer.open();
    test = await TestCore.open();
    root = await test.user('root');
    ada = await test.user('ada');
    team = await test.team('engines', root);
    await test.core.teamMembers.add(CONTEXT, team.id, ada.id);
    await configure({
      EmailSettings: { SMTPServer: '127.0.0.1', SMTPPort: String(server.port), SendEmailNotifications: true },
      ServiceSettings: { EnableEmailInvitations: true, SiteURL: 'https://chat.example.com' },
    });
  });
  afterAll(async () => {
    test.core.attachHooks(silentHooks);
    await test.close();
    await server.close();
  });

  it('ask plugins before somebody is in; they may say no, or give other roles, but not to somebody else', async () => {
    const bob = await test.user('bob');
    test.core.attachHooks({
      ...silentHooks,
      teamMemberWillBeAdded: () => Promise.resolve({ rejected: 'not him' }),
    });
    await expect(test.core.teamMembers.add(CONTEXT, team.id, bob.id)).rejects.toMatchObject({
      id: 'app.team.join_user_to_team.rejected_by_plugin',
      status_code: 400,
      message: 'A plugin refused: not him',
    });
    await expect(test.core.teamMembers.get(team.id, bob.id)).rejects.toMatchObject({ status_code: 404 });
    const told: [TeamMember, User | undefined][] = [];
    test.core.attachHooks({
      ...silentHooks,
      teamMemberWillBeAdded: (_context, member) =>
        Promise.resolve({ value: { ...member, scheme_admin: true, user_id: ada.id, team_id: 'x' } }),
      userHasJoinedTeam: (_context, member, actor) => told.push([member, actor]),
      userHasLeftTeam: (_context, member, actor) => told.push([member, actor]),
    });
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id, { actorId: root.id });
    await test.core.teamMembers.remove(CONTEXT, team.id, bob.id);
    test.core.attachHooks(silentHooks);
    expect(told).toMatchObject([
      [{ user_id: bob.id, team_id: team.id, roles: 'team_user team_admin' }, { id: root.id }],
      [{ user_id: bob.id }, undefined],
    ]);
  });

  it('have room for so many, and for addresses of their domains', async () => {
    await configure({ TeamSettings: { MaxUsersPerTeam: 2 } });
    const cy = await test.user('cy');
    await expect(test.core.teamMembers.add(CONTEXT, team.id, cy.id)).rejects.toMatchObject({
      id: 'app.team.join_user_to_team.max_accounts.app_error',
    });
    await configure({ TeamSettings: { MaxUsersPerTeam: 50 } });
    await test.core.teams.update(CONTEXT, { id: team.id, allowed_domains: 'example.org' });
    await expect(test.core.teamMembers.add(CONTEXT, team.id, cy.id)).rejects.toMatchObject({
      id: 'api.team.join_user_to_team.allowed_domains.app_error',
    });
    await test.core.teams.update(CONTEXT, { id: team.id, allowed_domains: '' });
    const results = await test.core.teamMembers.addEach(CONTEXT, team.id, [cy.id, 'x'.repeat(26)], root.id);
    expect(results).toMatchObject([
      { user_id: cy.id, member: { team_id: team.id } },
      { error: { id: 'app.user.missing_account.const' } },
    ]);
  });

  it('give roles that there are, and keep users users', async () => {
    const set = (roles: string) => test.core.teamMembers.setRoles(team.id, ada.id, roles, roleOf);
    expect(await set('team_user team_admin')).toMatchObject({ scheme_admin: true, explicit_roles: '' });
    expect((await test.last('memberrole_updated')).data['member']).toContain(ada.id);
    for (const [roles, status_code] of [
      ['team_user no_such_role', 404],
      ['team_user channel_admin', 400],
      ['team_user team_guest', 400],
      ['team_guest', 400],
    ] as const)
      await expect(set(roles)).rejects.toMatchObject({ status_code });
    const scheme = (wanted: { guest: boolean; user: boolean; admin: boolean }) =>
      test.core.teamMembers.setSchemeRoles(team.id, ada.id, wanted);
    expect(await scheme({ guest: false, user: true, admin: false })).toMatchObject({ scheme_admin: false });
    await expect(scheme({ guest: false, user: false, admin: true })).rejects.toMatchObject({
      status_code: 400,
    });
    await expect(scheme({ guest: true, user: true, admin: false })).rejects.toMatchObject({
      status_code: 400,
    });
  });

  it('are closed with another link, and let in with the new one only', async () => {
    const dee = await test.user('dee');
    const closed = await test.core.teams.setPrivacy(team.id, false);
    expect(closed).toMatchObject({ type: 'I', allow_open_invite: false });
    expect(closed.invite_id).not.toBe(team.invite_id);
    const join = (inviteId: string) => test.core.teamInvitations.joinByInviteId(CONTEXT, inviteId, dee.id);
    await expect(join(team.invite_id)).rejects.toMatchObject({ status_code: 404 });
    await expect(join('')).rejects.toMatchObject({ status_code: 404 });
    expect(await join(closed.invite_id)).toMatchObject({ user_id: dee.id });
    expect((await test.core.teams.regenerateInviteId(team.id)).invite_id).not.toBe(closed.invite_id);
    await test.core.teams.setPrivacy(team.id, true);
  });

  it('are found and counted, those that are open apart from the others', async () => {
    await test.core.teams.setPrivacy((await test.team('other-engines', root)).id, false);
    const found = async (open?: boolean) =>
      (await test.core.teams.search('ENG', open)).teams.map(({ name }) => name);
    expect(await found()).toEqual(['engines', 'other-engines']);
    expect(await found(true)).toEqual(['engines']);
    expect(await found(false)).toEqual(['other-engines']);
    expect((await test.core.teams.search('%')).teams).toEqual([]);
    expect(await test.core.teams.search('eng', undefined, { page: 1, perPage: 1 })).toMatchObject({
      teams: [{ name: 'other-engines' }],
      total: 2,
    });
    await test.core.users.setActive(CONTEXT, ada.id, false);
    const stats = await test.core.teams.stats(team.id);
    expect(stats.total_member_count - stats.active_member_count).toBe(1);
    await test.core.users.setActive(CONTEXT, ada.id, true);
  });

  it('invite by mail: to one address, once, for two days', async () => {
    await test.core.teamInvitations.invite(team.id, root.id, ['eve@example.com']);
    const token = /t=([0-9a-f]{64})/.exec((await server.next()).text)?.[1] ?? '';
    const sign = (email: string) =>
      test.core.signUp.withToken(CONTEXT, { username: 'eve', email, password: 'a-long-password' }, token);
    await expect(sign('other@example.com')).rejects.toMatchObject({
      id: 'api.user.create_user.bad_token_email_data.app_error',
    });
    const eve = await sign('eve@example.com');
    expect(eve).toMatchObject({ email_verified: true });
    expect(await test.core.teamMembers.get(team.id, eve.id)).toMatchObject({ scheme_user: true });
    await expect(sign('eve@example.com')).rejects.toMatchObject({
      id: 'api.user.create_user.signup_link_invalid.app_error',
    });

    await test.core.teamInvitations.invite(team.id, root.id, ['late@example.com']);
    const late = /t=([0-9a-f]{64})/.exec((await server.next()).text)?.[1] ?? '';
    test.clock.time += 48 * 3_600_000;
    await expect(test.core.teamInvitations.joinByToken(CONTEXT, late, ada.id)).rejects.toMatchObject({
      id: 'api.user.create_user.signup_link_expired.app_error',
    });
  });

  it('invite nobody of other domains, by nobody who invites too many, and nobody at all where it is switched off', async () => {
    await configure({ TeamSettings: { RestrictCreationToDomains: 'example.com' } });
    const { teamInvitations } = test.core;
    const results = await teamInvitations.inviteGracefully(team.id, ada.id, [
      'x@elsewhere.org',
      'not-an-address',
      'fine@example.com',
    ]);
    expect(results.map(({ error }) => error?.id ?? '')).toEqual([
      'api.team.invite_members.invalid_email.app_error',
      'api.team.invite_members.invalid_email.app_error',
      '',
    ]);
    expect((await server.next()).envelope.to).toEqual(['fine@example.com']);
    await expect(teamInvitations.invite(team.id, ada.id, ['x@elsewhere.org'])).rejects.toMatchObject({
      status_code: 400,
    });
    const many = Array.from({ length: 20 }, (_each, index) => `n${index}@example.com`);
    await expect(teamInvitations.inviteGracefully(team.id, ada.id, many)).rejects.toMatchObject({
      id: 'app.email.rate_limit_exceeded.app_error',
      status_code: 413,
    });
    await configure({ ServiceSettings: { EnableEmailInvitations: false } });
    await expect(teamInvitations.invite(team.id, ada.id, ['a@example.com'])).rejects.toMatchObject({
      id: 'api.team.invite_members.disabled.app_error',
      status_code: 501,
    });
    await configure({
      TeamSettings: { RestrictCreationToDomains: '' },
      ServiceSettings: { EnableEmailInvitations: true },
    });
  });

  it('make all invitations by mail useless at once', async () => {
    await test.core.teamInvitations.invite(team.id, '', ['fay@example.com']);
    const token = /t=([0-9a-f]{64})/.exec((await server.next()).text)?.[1] ?? '';
    await test.core.teamInvitations.invalidateAll();
    await expect(test.core.teamInvitations.joinByToken(CONTEXT, token, ada.id)).rejects.toMatchObject({
      id: 'api.user.create_user.signup_link_invalid.app_error',
    });
  });

  it('come back from being archived, and not from being deleted for good', async () => {
    const gone = await test.team('going', root);
    const { id: channel_id } = await test.townSquare(gone);
    const post = await test.core.posts.create(CONTEXT, { channel_id, user_id: root.id, message: 'x' });
    await test.core.teams.delete(gone.id);
    expect(await test.core.teams.listForUser(root.id)).not.toContainEqual(
      expect.objectContaining({ id: gone.id }),
    );
    await expect(test.core.teams.getByInviteId(gone.invite_id)).rejects.toMatchObject({ status_code: 404 });
    expect(await test.core.teams.restore(gone.id)).toMatchObject({ delete_at: 0 });
    await test.core.teams.deleteForGood(gone.id);
    await expect(test.core.teams.get(gone.id)).rejects.toMatchObject({ status_code: 404 });
    await expect(test.core.posts.get(post.id)).rejects.toMatchObject({ status_code: 404 });
    expect(await test.core.teams.get(team.id)).toMatchObject({ name: 'engines' });
    expect(await test.heard()).toEqual(expect.arrayContaining(['delete_team', 'restore_team']));
  });
});
