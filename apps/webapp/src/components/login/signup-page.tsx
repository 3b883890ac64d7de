import type { UserProfile } from '@mattermost/types/users';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useHistory, useLocation } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import { login } from '../../actions/session.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { AccessFrame } from './access-frame.tsx';
import { invitationOf } from './invitation.ts';
import { mayHaveAccount, maySignUp } from './open-doors.ts';
import { PasswordField } from './password-field.tsx';

const NOT_VERIFIED = 'api.user.login.not_verified.app_error';
const DEFAULT_MINIMUM_LENGTH = 8;

/** A new account: with the link of an invitation, or where the server is open to everybody. */
export function SignupPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const { search } = useLocation();
  const config = useAppSelector(getConfig);
  const invitation = invitationOf(search);
  const [email, setEmail] = useState(invitation.email);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);
  const minimum = Number(config.PasswordMinimumLength) || DEFAULT_MINIMUM_LENGTH;
  const isInvited = invitation.inviteId !== '' || invitation.token !== '';

  if (!(isInvited ? mayHaveAccount(config) : maySignUp(config))) {
    return (
      <AccessFrame title={<Text id="signup.title" />}>
        <p>
          <Text id="signup.closed" />
        </p>
        <p className="login__links">
          <Link to="/login">
            <Text id="login.back" />
          </Link>
        </p>
      </AccessFrame>
    );
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const user = { email: email.trim(), username: username.trim(), password } as UserProfile;
    const made = await dispatch(
      guarded(() => Client4.createUser(user, invitation.token, invitation.inviteId)),
    );
    const entered =
      made.error === undefined ? await dispatch(login(user.username, password)) : { error: made.error };
    setBusy(false);
    if (entered.error === undefined) {
      history.replace('/');
    } else if (made.error === undefined && entered.error.serverErrorId === NOT_VERIFIED) {
      history.replace(`/should_verify_email?email=${encodeURIComponent(user.email)}`);
    } else {
      setError(entered.error);
    }
  };
  return (
    <AccessFrame
      title={
        invitation.teamName === '' ? (
          <Text id="signup.title" />
        ) : (
          <Text id="signup.join" values={{ team: invitation.teamName }} />
        )
      }
    >
      <form onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <label className="field">
          <span>
            <Text id="settings.email" />
          </span>
          <input
            id="input_email"
            className="form-control"
            type="email"
            autoComplete="email"
            autoFocus
            required
            disabled={invitation.email !== ''}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <label className="field">
          <span>
            <Text id="settings.username" />
          </span>
          <input
            id="input_name"
            className="form-control"
            autoComplete="username"
            autoCapitalize="none"
            required
            maxLength={22}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <small className="field__help">
            <Text id="settings.usernameHelp" />
          </small>
        </label>
        <PasswordField
          id="input_password-input"
          label={<Text id="login.password" />}
          help={<Text id="settings.passwordHelp" values={{ count: minimum }} />}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <button
          id="saveSetting"
          type="submit"
          className="btn btn-primary btn--wide"
          disabled={busy || email.trim() === '' || username.trim() === '' || password.length < minimum}
        >
          <Text id="signup.submit" />
        </button>
      </form>
      <p className="login__links">
        <Link to="/login">
          <Text id="signup.haveAccount" />
        </Link>
      </p>
    </AccessFrame>
  );
}
