import type { MfaSecret } from '@mattermost/types/mfa';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { attempted } from '../../actions/attempted.ts';
import { guarded } from '../../actions/guarded.ts';
import { loadMe } from '../../actions/session.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

/** A second proof at the login: a code of an app, set up with a picture to scan. */
export function MfaSetting() {
  const dispatch = useAppDispatch();
  const text = useText();
  const user = useAppSelector(getCurrentUser);
  const isEnforced = useAppSelector(getConfig).EnforceMultifactorAuthentication === 'true';
  const { isBusy, save, note } = useSaving();
  const [secret, setSecret] = useState<MfaSecret>();
  const [code, setCode] = useState('');

  const begin = () =>
    save(
      guarded(async () => {
        setSecret(await Client4.generateMfaSecret(user.id));
      }),
    );
  const change = async (activate: boolean) => {
    if (await save(attempted(() => Client4.updateUserMfa(user.id, activate, code.trim())))) {
      setSecret(undefined);
      setCode('');
      await dispatch(loadMe());
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change(true);
  };

  return (
    <SettingGroup
      title={<Text id="settings.mfa" />}
      help={<Text id={user.mfa_active ? 'settings.mfaActive' : 'settings.mfaHelp'} />}
    >
      {!user.mfa_active && secret === undefined && (
        <button
          type="button"
          className="btn btn-tertiary btn-sm"
          disabled={isBusy}
          onClick={() => void begin()}
        >
          <Text id="settings.mfaBegin" />
        </button>
      )}
      {user.mfa_active && !isEnforced && (
        <button
          type="button"
          className="btn btn--danger-text btn-sm"
          disabled={isBusy}
          onClick={() => void change(false)}
        >
          <Text id="settings.mfaRemove" />
        </button>
      )}
      {secret !== undefined && (
        <form className="mfa-setting" onSubmit={submit}>
          <img src={`data:image/png;base64,${secret.qr_code}`} alt={text('settings.mfaPicture')} />
          <p className="setting-group__help">
            <Text id="settings.mfaSecret" values={{ secret: <code key="secret">{secret.secret}</code> }} />
          </p>
          <label className="field">
            <span>
              <Text id="settings.mfaCode" />
            </span>
            <input
              className="form-control"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </label>
          <button type="submit" className="btn btn-primary btn-sm" disabled={isBusy || code.trim() === ''}>
            <Text id="settings.mfaSave" />
          </button>
        </form>
      )}
      {note}
    </SettingGroup>
  );
}
