import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ClientError } from '@mattermost/client';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { GeneralTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { Route } from 'react-router-dom';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ada, home, logIn, square } from '../../testing/sample-state.ts';
import { IntegrationPage } from './integration-page.tsx';
import { incomingWebhooks } from './kinds/incoming-webhooks.ts';

const hook = {
  id: 'hook-id',
  display_name: 'Build',
  channel_id: square.id,
  team_id: home.id,
  user_id: ada.id,
  create_at: 1,
};

afterEach(cleanup);

function open(action = '', { roles = 'system_admin', EnableIncomingWebhooks = 'true' } = {}) {
  const store = createAppStore();
  logIn(store, roles);
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: { EnableIncomingWebhooks } });
  Client4.getIncomingWebhooks = () => Promise.resolve([hook]) as never;
  Client4.getProfilesByIds = () => Promise.resolve([]);
  return renderWithStore(
    <Route path="/:team/integrations/incoming_webhooks/:action(add)?">
      <IntegrationPage team={home} kind={incomingWebhooks} />
    </Route>,
    store,
    `/home/integrations/incoming_webhooks${action}`,
  );
}

describe('the page of a sort of integrations', () => {
  it('says what is needed to use each, and finds it', async () => {
    open();
    expect(await screen.findByText('http://localhost/hooks/hook-id')).not.toBeNull();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'other' } });
    expect(screen.getByText('Nothing fits “other”.')).not.toBeNull();
  });

  it('keeps what was typed when the server refuses, and closes when it does not', async () => {
    open('/add');
    const refusal = new ClientError('', { message: 'Not in this channel.', status_code: 403, url: '' });
    const create = jest
      .fn<typeof Client4.createIncomingWebhook>()
      .mockRejectedValueOnce(refusal)
      .mockResolvedValueOnce(hook as never);
    Client4.createIncomingWebhook = create;
    await screen.findByTestId('integration-Build');
    const save = screen.getByText<HTMLButtonElement>('Save');
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByTestId('field-display_name'), { target: { value: ' Deploy ' } });
    fireEvent.change(screen.getByTestId('field-channel_id'), { target: { value: square.id } });
    fireEvent.click(save);
    expect((await screen.findByRole('alert')).textContent).toContain('Not in this channel.');
    expect(screen.getByTestId<HTMLInputElement>('field-display_name').value).toBe(' Deploy ');
    fireEvent.click(save);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(create).toHaveBeenLastCalledWith(
      expect.objectContaining({ display_name: 'Deploy', channel_id: square.id, team_id: home.id }),
    );
  });

  it('is not there while it is switched off, nor for who may not use it', () => {
    open('', { EnableIncomingWebhooks: 'false' });
    expect(screen.getByText(/This is switched off/)).not.toBeNull();
    cleanup();
    open('', { roles: 'system_user' });
    expect(screen.getByText(/This is switched off/)).not.toBeNull();
  });
});
