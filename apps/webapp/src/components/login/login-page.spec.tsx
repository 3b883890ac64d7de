import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { ClientError } from '@mattermost/client';
import { Client4 } from 'mattermost-redux/client';
import { useLocation } from 'react-router-dom';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ada } from '../../testing/sample-state.ts';
import { LoginPage } from './login-page.tsx';

const login = jest.fn<typeof Client4.login>();

beforeEach(() => {
  login.mockReset().mockResolvedValue(ada);
  Client4.login = login;
});

afterEach(cleanup);

function Address() {
  return <output>{useLocation().pathname}</output>;
}

function logInFrom(path: string) {
  const page = renderWithStore(
    <>
      <LoginPage />
      <Address />
    </>,
    createAppStore(),
    path,
  );
  fireEvent.change(screen.getByTestId('loginId'), { target: { value: ' ada ' } });
  fireEvent.change(screen.getByTestId('password'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByTestId('loginButton'));
  return page;
}

describe('the login page', () => {
  it('logs in and goes where the person wanted to go', async () => {
    const { store } = logInFrom('/login?redirect_to=%2Fhome%2Fchannels%2Fa');
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('/home/channels/a'));
    expect(login).toHaveBeenCalledWith('ada', 'secret', '');
    expect(store.getState().entities.users.currentUserId).toBe(ada.id);
  });

  it.each(['https://evil.example.com', '//evil.example.com', '/\\evil.example.com', 'javascript:alert(1)'])(
    'goes to no other place than the app: %s',
    async (target) => {
      logInFrom(`/login?redirect_to=${encodeURIComponent(target)}`);
      await waitFor(() => expect(screen.getByRole('status').textContent).toBe('/'));
    },
  );

  it.each([
    [401, 'api.user.login.invalid_credentials_email_username', 'The username or the password is wrong.'],
    [401, 'api.user.login.inactive.app_error', 'This account is deactivated. Ask your administrator.'],
    [0, '', 'The server did not answer. Try again in a moment.'],
  ])('says why it refuses: %s %s', async (status, id, words) => {
    login.mockRejectedValue(
      new ClientError('', { message: 'x', server_error_id: id, status_code: status, url: '' }),
    );
    const { store } = logInFrom('/login');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(words));
    expect(store.getState().entities.users.currentUserId).toBe('');
  });
});
