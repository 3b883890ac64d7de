import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import type { Team } from '@mattermost/types/teams';
import { TeamTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { home, logIn } from '../../testing/sample-state.ts';
import { useTeam } from './use-team.ts';

const away = { ...home, id: 'away-id', name: 'away' } as Team;

afterEach(cleanup);

function Shown({ name }: { name: string }) {
  const { isLoaded, error } = useTeam(name);
  return <p>{error?.message ?? (isLoaded ? `${name} is there` : 'on its way')}</p>;
}

describe('the team of an address', () => {
  it('is not taken for loaded, nor for failed, by what comes late of the one before', async () => {
    const answers = new Map<string, () => void>();
    const asked = (teamId: string) =>
      new Promise<never[]>((resolve, reject) =>
        answers.set(teamId, () => (teamId === home.id ? reject(new Error('home failed')) : resolve([]))),
      );
    Client4.getMyChannels = jest.fn(asked) as never;
    Client4.getMyChannelMembers = jest.fn(() => Promise.resolve([])) as never;
    Client4.getChannelCategories = jest.fn(() => Promise.resolve({ categories: [], order: [] })) as never;
    Client4.getProfilesByIds = jest.fn(() => Promise.resolve([])) as never;
    const store = createAppStore();
    logIn(store);
    store.dispatch({ type: TeamTypes.RECEIVED_TEAMS_LIST, data: [home, away] });
    store.dispatch({
      type: TeamTypes.RECEIVED_MY_TEAM_MEMBERS,
      data: [home, away].map(({ id }) => ({ team_id: id, user_id: 'ada-id', roles: '', delete_at: 0 })),
    });
    const { rerenderWith } = renderWithStore(<Shown name="home" />, store);
    await waitFor(() => expect(answers.has(home.id)).toBe(true));
    rerenderWith(<Shown name="away" />);
    await waitFor(() => expect(answers.has(away.id)).toBe(true));
    await act(async () => answers.get(away.id)?.());
    await screen.findByText('away is there');
    await act(async () => answers.get(home.id)?.());
    expect(screen.queryByText('away is there')).not.toBeNull();
  });
});
