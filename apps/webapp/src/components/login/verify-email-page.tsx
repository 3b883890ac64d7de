import { Client4 } from 'mattermost-redux/client';
import { useEffect, useState } from 'react';
import { Link, useHistory, useLocation } from 'react-router-dom';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { AccessFrame } from './access-frame.tsx';

/** Where somebody lands whose address is not verified yet: with a link to it, it is; without, the letter is sent again. */
export function VerifyEmailPage() {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  const email = params.get('email') ?? '';
  const token = params.get('token') ?? '';
  const begin = useTurns();
  const [error, setError] = useState<ActionError>();
  const [isSent, setSent] = useState(false);

  useEffect(() => {
    const isLast = begin();
    if (token !== '') {
      void dispatch(guarded(() => Client4.verifyUserEmail(token))).then((result) => {
        if (!isLast()) {
          return;
        }
        if (result.error === undefined) {
          history.replace(`/login?extra=verified&login_id=${encodeURIComponent(email)}`);
        } else {
          setError(result.error);
        }
      });
    }
  }, [begin, dispatch, email, history, token]);

  const resend = async () => {
    const result = await dispatch(guarded(() => Client4.sendVerificationEmail(email)));
    setError(result.error);
    setSent(result.error === undefined);
  };
  return (
    <AccessFrame title={<Text id="verify.title" />}>
      {error !== undefined && <ErrorNote error={error} />}
      {token === '' && (
        <p>
          <Text id="verify.text" values={{ email: <strong key="email">{email}</strong> }} />
        </p>
      )}
      {isSent && (
        <p className="alert alert--good" role="status">
          <Icon name="check-circle" />
          <Text id="verify.sent" />
        </p>
      )}
      {(token === '' || error !== undefined) && email !== '' && (
        <button type="button" className="btn btn-primary btn--wide" onClick={() => void resend()}>
          <Text id="verify.again" />
        </button>
      )}
      <p className="login__links">
        <Link to="/login">
          <Text id="login.back" />
        </Link>
      </p>
    </AccessFrame>
  );
}
