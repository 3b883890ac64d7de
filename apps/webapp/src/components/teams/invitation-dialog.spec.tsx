import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { RoleTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn, square } from '../../testing/sample-state.ts';
import { InvitationDialog } from './invitation-dialog.tsx';

const addToTeam = jest.fn<typeof Client4.addToTeam>();
const addToChannel = jest.fn<typeof Client4.addToChannel>();

beforeEach(() => {
  Client4.addToTeam = addToTeam.mockReset().mockResolvedValue({} as never);
  Client4.addToChannel = addToChannel.mockReset().mockResolvedValue({} as never);
  Client4.searchUsers = () =>
    Promise.resolve([{ id: 'cy-id', username: 'cy', is_bot: false, delete_at: 0 }]) as never;
});
afterEach(cleanup);

async function bring(channelToInvite?: typeof square) {
  const store = createAppStore();
  logIn(store);
  const role = { id: 'r', name: 'system_user', permissions: ['add_user_to_team'] };
  store.dispatch({ type: RoleTypes.RECEIVED_ROLE, data: role });
  renderWithStore(<InvitationDialog channelToInvite={channelToInvite} onHide={() => undefined} />, store);
  fireEvent.change(document.querySelector('#invite-search') as HTMLElement, { target: { value: 'cy' } });
  fireEvent.click(await screen.findByRole('button', { name: /cy/ }));
}

describe('bringing people into a team', () => {
  it('brings them into the channel that it was opened for, too', async () => {
    await bring(square);
    await screen.findByText('They also come into Town Square.');
    await waitFor(() => expect(addToChannel).toHaveBeenCalledWith('cy-id', square.id));
    expect(addToTeam).toHaveBeenCalledWith('home-id', 'cy-id');
  });

  it('brings them into the team alone where there is no such channel', async () => {
    await bring();
    await screen.findByText(/@cy/);
    expect(addToTeam).toHaveBeenCalledTimes(1);
    expect(addToChannel).not.toHaveBeenCalled();
  });

  it('brings nobody into the channel who cannot come into the team', async () => {
    addToTeam.mockRejectedValue(new Error('The team is full.'));
    await bring(square);
    await screen.findByText(/The team is full/);
    expect(addToChannel).not.toHaveBeenCalled();
  });
});
