import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useHistory, useLocation } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { AccessFrame } from './access-frame.tsx';
import { PasswordField } from './password-field.tsx';

const DEFAULT_MINIMUM_LENGTH = 8;

/** Sets a new password, with the link of a letter. */
export function NewPasswordPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const { search } = useLocation();
  const minimum = Number(useAppSelector(getConfig).PasswordMinimumLength) || DEFAULT_MINIMUM_LENGTH;
  const token = new URLSearchParams(search).get('token') ?? '';
  const [password, setPassword] = useState('');
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await dispatch(guarded(() => Client4.resetUserPassword(token, password)));
    setBusy(false);
    setError(result.error);
    if (result.error === undefined) {
      history.replace('/login?extra=password_change');
    }
  };
  return (
    <AccessFrame title={<Text id="newPassword.title" />}>
      <form onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <PasswordField
          id="resetPasswordInput"
          label={<Text id="settings.newPassword" />}
          help={<Text id="settings.passwordHelp" values={{ count: minimum }} />}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <button
          id="resetPasswordButton"
          type="submit"
          className="btn btn-primary btn--wide"
          disabled={busy || token === '' || password.length < minimum}
        >
          <Text id="settings.passwordChange" />
        </button>
      </form>
      <p className="login__links">
        <Link to="/reset_password">
          <Text id="newPassword.again" />
        </Link>
      </p>
    </AccessFrame>
  );
}
