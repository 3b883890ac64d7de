import type { UserAccessToken } from '@mattermost/types/users';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useState } from 'react';
import type { FormEvent } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

/** Tokens that programs log in with in the person's name. The secret of one is shown once, when it was made. */
export function AccessTokens() {
  const text = useText();
  const userId = useAppSelector(getCurrentUserId);
  const tokens = useLoaded(useCallback(() => Client4.getUserAccessTokensForUser(userId), [userId]));
  const { isBusy, save, note } = useSaving();
  const [description, setDescription] = useState('');
  const [made, setMade] = useState<UserAccessToken>();

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const action = guarded(async () => {
      setMade(await Client4.createUserAccessToken(userId, description.trim()));
    });
    if (await save(action)) {
      setDescription('');
      tokens.reload();
    }
  };
  const change = async (request: () => Promise<unknown>) => {
    if (await save(guarded(request))) {
      tokens.reload();
    }
  };
  return (
    <SettingGroup title={<Text id="settings.tokens" />} help={<Text id="settings.tokensHelp" />}>
      {made?.token !== undefined && (
        <p className="alert alert--good" role="status">
          <span className="alert__text">
            <Text
              id="settings.tokenMade"
              values={{
                id: <code key="id">{made.id}</code>,
                token: <code key="token">{made.token}</code>,
              }}
            />
          </span>
        </p>
      )}
      <LoadedView loaded={tokens}>
        {(all) => (
          <ul className="setting-rows">
            {all.map(({ id, description: name, is_active: isActive }) => (
              <li key={id} className="setting-row">
                <span className="setting-row__text">
                  <strong>{name}</strong>
                  <small>
                    {id}
                    {!isActive && (
                      <>
                        {' · '}
                        <Text id="settings.tokenOff" />
                      </>
                    )}
                  </small>
                </span>
                <button
                  type="button"
                  className="btn btn-link btn-sm"
                  disabled={isBusy}
                  onClick={() =>
                    void change(() =>
                      isActive ? Client4.disableUserAccessToken(id) : Client4.enableUserAccessToken(id),
                    )
                  }
                >
                  <Text id={isActive ? 'settings.tokenDisable' : 'settings.tokenEnable'} />
                </button>
                <button
                  type="button"
                  className="btn btn--danger-text btn-sm"
                  disabled={isBusy}
                  onClick={() => void change(() => Client4.revokeUserAccessToken(id))}
                >
                  <Text id="settings.tokenDelete" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
      <form className="setting-inline" onSubmit={(event) => void create(event)}>
        <input
          className="form-control"
          aria-label={text('settings.tokenDescription')}
          placeholder={text('settings.tokenDescription')}
          maxLength={255}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <button
          type="submit"
          className="btn btn-tertiary btn-sm"
          disabled={isBusy || description.trim() === ''}
        >
          <Text id="settings.tokenCreate" />
        </button>
      </form>
      {note}
    </SettingGroup>
  );
}
