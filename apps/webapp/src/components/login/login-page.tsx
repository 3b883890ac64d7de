import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import { login } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../common/icon.tsx';
import { IconButton } from '../common/icon-button.tsx';
import { Logo } from './logo.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';

/** Where to go after the login: only a path of the app, never another site. */
function targetOf(search: string): string {
  const target = new URLSearchParams(search).get('redirect_to') ?? '/';
  return /^\/(?![/\\])/.test(target) ? target : '/';
}

const reasons: Readonly<Record<string, MessageId>> = {
  'api.user.login.inactive.app_error': 'login.inactive',
  'api.user.check_user_login_attempts.too_many.app_error': 'login.tooMany',
};

function reasonOf(statusCode: number, serverErrorId: string): MessageId {
  const UNAUTHORIZED = 401;
  const BAD_REQUEST = 400;
  const known = Object.hasOwn(reasons, serverErrorId) ? reasons[serverErrorId] : undefined;
  return (
    known ??
    (statusCode === UNAUTHORIZED || statusCode === BAD_REQUEST ? 'login.invalid' : 'login.unreachable')
  );
}

export function LoginPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const { search } = useLocation();
  const text = useText();
  const siteName = useAppSelector(getConfig).SiteName || 'Patchbay';
  const [loginId, setLoginId] = useState('');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [reason, setReason] = useState<MessageId>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setReason(undefined);
    const { error } = await dispatch(login(loginId.trim(), password));
    setBusy(false);
    if (error === undefined) {
      history.replace(targetOf(search));
    } else {
      setReason(reasonOf(error.statusCode, error.serverErrorId));
    }
  };

  return (
    <main className="login">
      <form className="login__card" onSubmit={(event) => void submit(event)}>
        <div className="login__brand">
          <Logo />
          <span>{siteName}</span>
        </div>
        <h1>
          <Text id="login.title" />
        </h1>
        {reason !== undefined && (
          <p className="alert alert--error" role="alert">
            <Icon name="alert-circle-outline" />
            <Text id={reason} />
          </p>
        )}
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
        <div className="field">
          <label htmlFor="input_password-input">
            <Text id="login.password" />
          </label>
          <span className="field__with-button">
            <input
              id="input_password-input"
              data-testid="password"
              className="form-control"
              type={visible ? 'text' : 'password'}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <IconButton
              icon={visible ? 'eye-off-outline' : 'eye-outline'}
              label={text(visible ? 'login.hidePassword' : 'login.showPassword')}
              onClick={() => setVisible(!visible)}
            />
          </span>
        </div>
        <button
          id="saveSetting"
          data-testid="loginButton"
          type="submit"
          className="btn btn-primary btn--wide"
          disabled={busy || loginId.trim() === '' || password === ''}
        >
          <Text id={busy ? 'login.busy' : 'login.submit'} />
        </button>
      </form>
    </main>
  );
}
