import { expect } from '@jest/globals';

import type { Moments } from './moment.ts';
import { PASSWORD } from './stage.ts';

const REASON = 'not today';

/** The hooks of accounts, logging in, teams and preferences. */
export const peopleMoments: Moments = {
  UserHasBeenCreated: async (stage, plugin) => {
    const { id } = await stage.person(`created-${plugin.word}`, { joins: false });
    const [, user] = await plugin.called('UserHasBeenCreated', id);
    expect(user).toMatchObject({ id, username: `created-${plugin.word}` });
    expect(JSON.stringify(user)).not.toMatch(/argon|\$2a\$/);
  },

  UserHasBeenDeactivated: async (stage, plugin) => {
    const { id } = await stage.person(`inactive-${plugin.word}`, { joins: false });
    await stage.ask(stage.admin, 'PUT', `/users/${id}/active`, { active: false });
    const [, user] = await plugin.called('UserHasBeenDeactivated', id);
    expect(user).toMatchObject({ id, delete_at: expect.any(Number) });
    expect((user as { delete_at: number }).delete_at).toBeGreaterThan(0);
  },

  UserWillLogIn: async (stage, plugin) => {
    const username = `enters-${plugin.word}`;
    const somebody = await stage.person(username, { joins: false });
    const logIn = () =>
      stage.ask(somebody, 'POST', '/users/login', { login_id: username, password: PASSWORD });
    await plugin.forget();
    await plugin.tell({ UserWillLogIn: { match: username, reject: REASON } });
    const sessions = await stage.ask(somebody, 'GET', '/users/me/sessions');
    const refused = await logIn();
    expect(refused).toMatchObject({ status: 400, body: { id: `Login rejected by plugin: ${REASON}` } });
    expect((await stage.ask(somebody, 'GET', '/users/me/sessions')).body.length).toBe(sessions.body.length);
    expect(await plugin.callsOf('UserHasLoggedIn', username)).toEqual([]);
    await plugin.tell({});
    expect((await logIn()).status).toBe(200);
    const [, user] = await plugin.called('UserWillLogIn', username);
    expect(user).toMatchObject({ id: somebody.id, username });
  },

  UserHasLoggedIn: async (stage, plugin) => {
    const { id } = await stage.person(`entered-${plugin.word}`, { joins: false });
    const [, user] = await plugin.called('UserHasLoggedIn', id);
    expect(user).toMatchObject({ id });
    const order = (await plugin.calls()).filter(({ args }) => JSON.stringify(args).includes(id));
    expect(order.map(({ hook }) => hook).filter((hook) => /Log/.test(hook))).toEqual([
      'UserWillLogIn',
      'UserHasLoggedIn',
    ]);
  },

  PreferencesHaveChanged: async (stage, plugin) => {
    const preference = {
      user_id: stage.alice.id,
      category: 'hooks',
      name: plugin.word,
      value: 'changed',
    };
    await stage.ask(stage.alice, 'PUT', '/users/me/preferences', [preference]);
    const [, preferences] = await plugin.called('PreferencesHaveChanged', '"category":"hooks"');
    expect(preferences).toEqual([preference]);
  },

  TeamMemberWillBeAdded: async (stage, plugin) => {
    const { id } = await stage.person(`teamed-${plugin.word}`, { joins: false });
    const add = () =>
      stage.ask(stage.admin, 'POST', `/teams/${stage.teamId}/members`, {
        team_id: stage.teamId,
        user_id: id,
      });
    await plugin.tell({ TeamMemberWillBeAdded: { match: id, reject: REASON } });
    expect((await add()).status).toBe(400);
    expect((await stage.ask(stage.admin, 'GET', `/teams/${stage.teamId}/members/${id}`)).status).toBe(404);
    await plugin.tell({ TeamMemberWillBeAdded: { match: id, replace: { scheme_admin: true } } });
    expect(await add()).toMatchObject({ status: 201, body: { scheme_admin: true } });
    const [[, member] = []] = await plugin.callsOf('TeamMemberWillBeAdded', id);
    expect(member).toMatchObject({ team_id: stage.teamId, user_id: id });
  },

  UserHasJoinedTeam: async (stage, plugin) => {
    const { id } = await stage.person(`joined-${plugin.word}`);
    const [, member, actor] = await plugin.called('UserHasJoinedTeam', id);
    expect(member).toMatchObject({ team_id: stage.teamId, user_id: id });
    expect(actor).toMatchObject({ id: stage.admin.id });
  },

  UserHasLeftTeam: async (stage, plugin) => {
    const { id } = await stage.person(`left-${plugin.word}`);
    await stage.ask(stage.admin, 'DELETE', `/teams/${stage.teamId}/members/${id}`);
    const [, member, actor] = await plugin.called('UserHasLeftTeam', id);
    expect(member).toMatchObject({ team_id: stage.teamId, user_id: id });
    expect(actor).toMatchObject({ id: stage.admin.id });
  },
};
