import type { Session } from '@mattermost/types/sessions';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { LoadedView } from '../answers/loaded-view.tsx';
import { Moment } from '../elements/moment.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

/** Where the person is logged in, and how to end it there. The server ends this very session, too, when told so. */
export function SessionsSetting() {
  const text = useText();
  const userId = useAppSelector(getCurrentUserId);
  const sessions = useLoaded(useCallback(() => Client4.getSessions(userId), [userId]));
  const { isBusy, save, note } = useSaving();
  const revoke = async (id: string) => {
    if (await save(guarded(() => Client4.revokeSession(userId, id)))) {
      sessions.reload();
    }
  };
  return (
    <SettingGroup title={<Text id="settings.sessions" />} help={<Text id="settings.sessionsHelp" />}>
      <LoadedView loaded={sessions}>
        {(all) => (
          <ul className="setting-rows">
            {all.map((session) => (
              <li key={session.id} className="setting-row">
                <span className="setting-row__text">
                  <strong>{placeOf(session) || text('settings.sessionUnknown')}</strong>
                  <small>
                    <Text
                      id="settings.sessionTimes"
                      values={{
                        active: <Moment key="active" at={session.last_activity_at} />,
                        since: <Moment key="since" at={session.create_at} />,
                      }}
                    />
                  </small>
                </span>
                <button
                  type="button"
                  className="btn btn--danger-text btn-sm"
                  disabled={isBusy}
                  aria-label={text('settings.sessionEndOf', { place: placeOf(session) })}
                  onClick={() => void revoke(session.id)}
                >
                  <Text id="settings.sessionEnd" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
      {note}
    </SettingGroup>
  );
}

const placeOf = ({ props, device_id: deviceId }: Session): string =>
  [props?.browser, props?.platform, props?.os].filter(Boolean).join(', ') || (deviceId ?? '');
