import { useEffect, useState } from 'react';
import { useHistory, useParams } from 'react-router-dom';
import { openPermalink } from '../../actions/permalink.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { MessageScreen } from '../elements/message-screen.tsx';

/** `/<team>/pl/<id>` and `/_redirect/pl/<id>`: goes to where the post is. */
export function Permalink() {
  const { postId } = useParams<{ postId: string }>();
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const [error, setError] = useState<ActionError>();

  useEffect(() => {
    const leaving = new AbortController();
    setError(undefined);
    void dispatch(openPermalink(postId, leaving.signal)).then((result) => {
      if (leaving.signal.aborted) {
        return;
      }
      if (result.data === undefined) {
        setError(result.error);
      } else {
        history.replace(result.data);
      }
    });
    return () => leaving.abort();
  }, [dispatch, history, postId]);

  return (
    <main className="center-channel">
      {error === undefined ? (
        <div className="post-list--waiting">
          <div className="spinner" role="status" aria-label={text('loading')} />
        </div>
      ) : (
        <MessageScreen icon="alert-outline" title={<Text id="permalink.failedTitle" />}>
          <p>
            <Text id="permalink.failed" />
          </p>
          <p className="error-text">{error.message}</p>
          <a className="btn btn-primary" href="/">
            <Text id="permalink.back" />
          </a>
        </MessageScreen>
      )}
    </main>
  );
}
