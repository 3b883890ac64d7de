import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { AccessFrame } from './access-frame.tsx';

/** Asks for a letter to set a new password. It never says whether there is an account of that address. */
export function ForgotPasswordPage() {
  const dispatch = useAppDispatch();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await dispatch(guarded(() => Client4.sendPasswordResetEmail(email.trim())));
    setBusy(false);
    setError(result.error);
    if (result.error === undefined) {
      setSentTo(email.trim());
    }
  };
  return (
    <AccessFrame title={<Text id="forgot.title" />}>
      {sentTo === undefined ? (
        <form onSubmit={(event) => void submit(event)}>
          {error !== undefined && <ErrorNote error={error} />}
          <label className="field">
            <span>
              <Text id="settings.email" />
            </span>
            <input
              id="passwordResetEmailInput"
              className="form-control"
              type="email"
              autoComplete="email"
              autoFocus
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
            <small className="field__help">
              <Text id="forgot.help" />
            </small>
          </label>
          <button
            id="passwordResetButton"
            type="submit"
            className="btn btn-primary btn--wide"
            disabled={busy || email.trim() === ''}
          >
            <Text id="forgot.submit" />
          </button>
        </form>
      ) : (
        <p className="alert alert--good" role="status">
          <Icon name="check-circle" />
          <Text id="forgot.sent" values={{ email: <strong key="email">{sentTo}</strong> }} />
        </p>
      )}
      <p className="login__links">
        <Link to="/login">
          <Text id="login.back" />
        </Link>
      </p>
    </AccessFrame>
  );
}
