import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { attempted } from '../../actions/attempted.ts';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { SettingGroup } from './controls.tsx';
import { useSaving } from './use-saving.tsx';

const DEFAULT_MINIMUM_LENGTH = 8;
const nothing = { current: '', next: '', again: '' };

/** The password. The server asks for the one there was, and says when the new one is too simple. */
export function PasswordSetting() {
  const userId = useAppSelector(getCurrentUserId);
  const minimum = Number(useAppSelector(getConfig).PasswordMinimumLength) || DEFAULT_MINIMUM_LENGTH;
  const { isBusy, save, note } = useSaving();
  const [values, setValues] = useState(nothing);
  const differs = values.again !== '' && values.again !== values.next;
  const isReady = values.current !== '' && values.next.length >= minimum && values.next === values.again;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(attempted(() => Client4.updateUserPassword(userId, values.current, values.next)))) {
      setValues(nothing);
    }
  };

  const field = (name: keyof typeof nothing, label: MessageId, autoComplete: string) => (
    <label className="field">
      <span>
        <Text id={label} />
      </span>
      <input
        id={`settings-password-${name}`}
        className="form-control"
        type="password"
        autoComplete={autoComplete}
        value={values[name]}
        onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))}
      />
    </label>
  );
  return (
    <SettingGroup
      title={<Text id="settings.password" />}
      help={<Text id="settings.passwordHelp" values={{ count: minimum }} />}
    >
      <form onSubmit={(event) => void submit(event)}>
        {field('current', 'settings.currentPassword', 'current-password')}
        {field('next', 'settings.newPassword', 'new-password')}
        {field('again', 'settings.newPasswordAgain', 'new-password')}
        {differs && (
          <p className="error-text" role="alert">
            <Text id="settings.passwordDiffers" />
          </p>
        )}
        {note}
        <div className="setting-group__actions">
          <button type="submit" className="btn btn-primary btn-sm" disabled={!isReady || isBusy}>
            <Text id="settings.passwordChange" />
          </button>
        </div>
      </form>
    </SettingGroup>
  );
}
