import { Client4 } from 'mattermost-redux/client';
import { useCallback, useState } from 'react';
import { guarded } from '../../../actions/guarded.ts';
import type { ActionError } from '../../../actions/result.ts';
import { Text } from '../../../i18n/text.tsx';
import { list, number, record, text } from '../../../rest/fields.ts';
import { useAppDispatch } from '../../../store/hooks.ts';
import { ErrorNote } from '../../elements/error-note.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { Moment } from '../../elements/moment.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';

/** Where somebody is logged in. Personal access tokens are sessions too, and stand elsewhere. */
export function AccountSessions({ userId, mayRevoke }: { userId: string; mayRevoke: boolean }) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState<ActionError>();
  const load = useCallback(async () => list(await Client4.getSessions(userId)).map(readSession), [userId]);
  const loaded = useLoaded(load);
  const revoke = async (sessionId: string) => {
    const result = await dispatch(guarded(() => Client4.revokeSession(userId, sessionId)));
    setError(result.error);
    loaded.reload();
  };
  return (
    <section className="card">
      <h2>
        <Text id="users.sessionsTitleShort" />
      </h2>
      {error !== undefined && <ErrorNote error={error} />}
      <LoadedView loaded={loaded}>
        {(sessions) =>
          sessions.length === 0 ? (
            <p className="plugin-panel__empty">
              <Text id="users.noSessions" />
            </p>
          ) : (
            <div className="table-scroll">
              <table className="table table--stack">
                <thead>
                  <tr>
                    <th scope="col">
                      <Text id="users.device" />
                    </th>
                    <th scope="col">
                      <Text id="users.loggedIn" />
                    </th>
                    <th scope="col">
                      <Text id="users.lastActivity" />
                    </th>
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {sessions.map(({ id, device, createAt, lastActivity }) => (
                    <tr key={id}>
                      <td>{device === '' ? <Text id="users.deviceUnknown" /> : device}</td>
                      <td>
                        <Moment at={createAt} />
                      </td>
                      <td>
                        <Moment at={lastActivity} />
                      </td>
                      <td className="table__actions">
                        {mayRevoke && (
                          <button
                            type="button"
                            className="btn btn--danger-text btn-sm"
                            onClick={() => void revoke(id)}
                          >
                            <Text id="users.endSession" />
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </LoadedView>
    </section>
  );
}

function readSession(value: unknown) {
  const session = record(value);
  const { platform, os, browser } = record(session.props);
  return {
    id: text(session.id),
    device: [text(browser), text(os) || text(platform)].filter(Boolean).join(', '),
    createAt: number(session.create_at),
    lastActivity: number(session.last_activity_at),
  };
}
