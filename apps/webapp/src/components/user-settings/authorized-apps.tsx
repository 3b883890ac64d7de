import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

/** The apps that may act in the person's name, through OAuth 2.0. */
export function AuthorizedApps() {
  const userId = useAppSelector(getCurrentUserId);
  const apps = useLoaded(useCallback(() => Client4.getAuthorizedOAuthApps(userId), [userId]));
  const { isBusy, save, note } = useSaving();
  const revoke = async (id: string) => {
    if (await save(guarded(() => Client4.deauthorizeOAuthApp(id)))) {
      apps.reload();
    }
  };
  return (
    <SettingGroup title={<Text id="settings.apps" />} help={<Text id="settings.appsHelp" />}>
      <LoadedView loaded={apps}>
        {(all) => (
          <ul className="setting-rows">
            {all.length === 0 && (
              <li className="setting-group__help">
                <Text id="settings.appsNone" />
              </li>
            )}
            {all.map(({ id, name, description }) => (
              <li key={id} className="setting-row">
                <span className="setting-row__text">
                  <strong>{name}</strong>
                  <small>{description}</small>
                </span>
                <button
                  type="button"
                  className="btn btn--danger-text btn-sm"
                  disabled={isBusy}
                  onClick={() => void revoke(id)}
                >
                  <Text id="settings.appRevoke" />
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
