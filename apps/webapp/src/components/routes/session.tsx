import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { loadSession } from '../../actions/session.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { sessionLoaded } from '../../store/views/session.ts';
import { LoadingScreen } from '../elements/loading-screen.tsx';
import { MessageScreen } from '../elements/message-screen.tsx';
import { AppContext } from '../../app-context.ts';

/** Loads what a session needs once, and keeps its socket open as long as it is on screen. */
export function Session({ children }: { children: ReactNode }) {
  const app = useContext(AppContext);
  const dispatch = useAppDispatch();
  const user = useAppSelector(getCurrentUser);
  const loadedFor = useAppSelector((state) => state.views.session.loadedFor);
  const [error, setError] = useState<ActionError>();
  const userId = user?.id;

  useEffect(() => {
    if (user === undefined || loadedFor === user.id) {
      return;
    }
    app.openSocket();
    void dispatch(loadSession(user)).then((result) => {
      setError(result.error);
      dispatch(sessionLoaded(user.id));
    });
  }, [app, dispatch, loadedFor, user]);

  if (error !== undefined) {
    return (
      <MessageScreen icon="alert-outline" title={<Text id="session.failed" />}>
        <p>{error.message}</p>
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          <Text id="error.reload" />
        </button>
      </MessageScreen>
    );
  }
  return loadedFor !== '' && loadedFor === userId ? <>{children}</> : <LoadingScreen />;
}
