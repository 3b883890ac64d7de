import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TeamTypes, UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import type { AppStore } from '../../store/store.ts';
import { createAppStore } from '../../store/store.ts';
import { ada, ben, home, logIn } from '../../testing/sample-state.ts';
import { handleCoreEvent } from '../event-handlers.ts';

let store: AppStore;

beforeEach(() => {
  Client4.getMe = jest
    .fn<typeof Client4.getMe>()
    .mockResolvedValue({ ...ada, roles: 'system_user system_admin' });
  Client4.getRolesByNames = jest.fn<typeof Client4.getRolesByNames>().mockResolvedValue([]);
  store = createAppStore();
  logIn(store);
});

const told = (event: string, data: Record<string, unknown>, broadcast: Record<string, unknown> = {}) =>
  store.dispatch(handleCoreEvent({ event, data, broadcast, seq: 1 } as never));

const entities = () => store.getState().entities;

describe('what the socket tells of people', () => {
  it('changes somebody, and leaves of oneself what only oneself is told', () => {
    store.dispatch({ type: UserTypes.RECEIVED_ME, data: { ...ada, notify_props: { desktop: 'all' } } });
    told('user_updated', { user: { id: ben.id, username: 'benjamin', roles: 'system_user' } });
    told('user_updated', {
      user: { id: ada.id, username: 'ada', nickname: 'Countess', roles: 'system_user' },
    });
    expect(entities().users.profiles[ben.id]?.username).toBe('benjamin');
    expect(entities().users.profiles[ada.id]).toMatchObject({
      nickname: 'Countess',
      notify_props: { desktop: 'all' },
    });
  });

  it('keeps statuses and preferences', () => {
    told('status_change', { user_id: ben.id, status: 'away' });
    told('preference_changed', {
      preference: JSON.stringify({ user_id: ada.id, category: 'theme', name: '', value: '{}' }),
    });
    expect(entities().users.statuses[ben.id]).toBe('away');
    expect(entities().preferences.myPreferences['theme--']?.value).toBe('{}');
    told('preferences_deleted', {
      preferences: JSON.stringify([{ user_id: ada.id, category: 'theme', name: '', value: '' }]),
    });
    expect(entities().preferences.myPreferences['theme--']).toBeUndefined();
  });

  it('follows a team that was changed', () => {
    told('update_team', { team: JSON.stringify({ ...home, display_name: 'House' }) });
    expect(entities().teams.teams[home.id]?.display_name).toBe('House');
  });

  it('takes a team away that the person is no longer in, and not when somebody else left', () => {
    const member = { team_id: home.id, user_id: ada.id, roles: '', delete_at: 0 };
    store.dispatch({ type: TeamTypes.RECEIVED_MY_TEAM_MEMBER, data: member });
    told('leave_team', { user_id: ben.id, team_id: home.id });
    expect(entities().teams.currentTeamId).toBe(home.id);
    expect(entities().teams.myMembers[home.id]).toBeDefined();
    told('leave_team', { user_id: ada.id, team_id: home.id });
    expect(entities().teams.currentTeamId).toBe('');
    expect(entities().teams.myMembers[home.id]).toBeUndefined();
  });

  it('asks what the person may do when their roles changed', async () => {
    const changed = new Promise<string>((resolve) => {
      store.subscribe(() => {
        const roles = entities().users.profiles[ada.id]?.roles ?? '';
        if (roles.includes('system_admin')) {
          resolve(roles);
        }
      });
    });
    told('user_role_updated', { user_id: ada.id, roles: 'system_user system_admin' });
    expect(await changed).toBe('system_user system_admin');
  });
});
