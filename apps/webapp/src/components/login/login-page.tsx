import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useHistory, useLocation } from 'react-router-dom';
import { isOwnPath } from '../../address-of-site.ts';
import { login } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { AccessFrame } from './access-frame.tsx';
import { takeExpiredSession } from './expired-session.ts';
import { MFA_NEEDED, Refusal } from './login-refusal.tsx';
import { LoginNote } from './login-note.tsx';
import { mayForget, maySignUp } from './open-doors.ts';
import { PasswordField } from './password-field.tsx';
import type { ActionError } from '../../actions/result.ts';

/** A path of the app, never another site. */
const isPath = (target: string | null | undefined): target is string =>
  typeof target === 'string' && isOwnPath(target);

/** Name and password, and the code of an app where the account has one. */
export function LoginPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const { search } = useLocation();
  const config = useAppSelector(getConfig);
  const params = new URLSearchParams(search);
  const [expiredAt] = useState(takeExpiredSession);
  const [loginId, setLoginId] = useState(params.get('login_id') ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [error, setError] = useState<ActionError>();
  const [busy, setBusy] = useState(false);
  const note = expiredAt !== undefined ? 'expired' : (params.get('extra') ?? undefined);
  const target = [params.get('redirect_to'), expiredAt].find(isPath) ?? '/';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const result = await dispatch(login(loginId.trim(), password, code.trim()));
    setBusy(false);
    if (result.error === undefined) {
      history.replace(target);
    } else if (MFA_NEEDED.has(result.error.serverErrorId) && !asksCode) {
      setAsksCode(true);
    } else {
      setError(result.error);
    }
  };

  return (
    <AccessFrame title={<Text id={asksCode ? 'login.mfaTitle' : 'login.title'} />}>
      <form onSubmit={(event) => void submit(event)}>
        {error === undefined && !asksCode && <LoginNote note={note} />}
        {error !== undefined && (
          <p className="alert alert--error" role="alert">
            <Icon name="alert-circle-outline" />
            <Refusal error={error} />
          </p>
        )}
        {asksCode ? (
          <label className="field">
            <span>
              <Text id="login.mfaCode" />
            </span>
            <input
              id="input_mfaToken"
              className="form-control"
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </label>
        ) : (
          <>
            <label className="field">
              <span>
                <Text id="login.loginId" />
              </span>
              <input
                id="input_loginId"
                data-testid="loginId"
                className="form-control"
                autoComplete="username"
                autoCapitalize="none"
                autoFocus
                required
                value={loginId}
                onChange={(event) => setLoginId(event.target.value)}
              />
            </label>
            <PasswordField
              id="input_password-input"
              testId="password"
              label={<Text id="login.password" />}
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
            />
          </>
        )}
        <button
          id="saveSetting"
          data-testid="loginButton"
          type="submit"
          className="btn btn-primary btn--wide"
          disabled={busy || loginId.trim() === '' || password === '' || (asksCode && code.trim() === '')}
        >
          <Text id={busy ? 'login.busy' : 'login.submit'} />
        </button>
      </form>
      <p className="login__links">
        {mayForget(config) && (
          <Link to="/reset_password">
            <Text id="login.forgot" />
          </Link>
        )}
        {maySignUp(config) && (
          <Link to={`/signup_user_complete${search}`}>
            <Text id="login.signUp" />
          </Link>
        )}
      </p>
    </AccessFrame>
  );
}
