import type { UserProfile } from '@mattermost/types/users';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { patchMe } from '../../actions/account.ts';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { SettingGroup } from './controls.tsx';
import { lockedFields } from './locked-fields.ts';
import type { ProfileField } from './locked-fields.ts';
import { PictureSetting } from './picture-setting.tsx';
import { useSaving } from './use-saving.tsx';

interface FieldDefinition {
  name: ProfileField;
  label: MessageId;
  help?: MessageId;
  autoComplete: string;
  maxLength: number;
  type?: string;
}

const fields: readonly FieldDefinition[] = [
  { name: 'first_name', label: 'settings.firstName', autoComplete: 'given-name', maxLength: 64 },
  { name: 'last_name', label: 'settings.lastName', autoComplete: 'family-name', maxLength: 64 },
  {
    name: 'nickname',
    label: 'settings.nickname',
    help: 'settings.nicknameHelp',
    autoComplete: 'nickname',
    maxLength: 64,
  },
  {
    name: 'username',
    label: 'settings.username',
    help: 'settings.usernameHelp',
    autoComplete: 'username',
    maxLength: 22,
  },
  {
    name: 'position',
    label: 'settings.position',
    help: 'settings.positionHelp',
    autoComplete: 'organization-title',
    maxLength: 128,
  },
  {
    name: 'email',
    label: 'settings.email',
    help: 'settings.emailHelp',
    autoComplete: 'email',
    maxLength: 128,
    type: 'email',
  },
];

type Values = Record<ProfileField, string>;

const valuesOf = (user: UserProfile): Values =>
  Object.fromEntries(fields.map(({ name }) => [name, user[name] ?? ''])) as Values;

/** Who the person is to others. */
export function ProfileTab() {
  const user = useAppSelector(getCurrentUser);
  const config = useAppSelector(getConfig);
  const { isBusy, save, note } = useSaving();
  const kept = valuesOf(user);
  const [changes, setChanges] = useState<Partial<Values>>({});
  const [password, setPassword] = useState('');
  const changed = Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== kept[name as ProfileField]),
  ) as Partial<Values>;
  const locked = lockedFields(user, config);
  const needsPassword = changed.email !== undefined;
  const isChanged = Object.keys(changed).length > 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(patchMe(needsPassword ? { ...changed, password } : changed))) {
      setChanges({});
      setPassword('');
    }
  };

  return (
    <>
      <PictureSetting user={user} />
      <SettingGroup title={<Text id="settings.names" />}>
        <form onSubmit={(event) => void submit(event)}>
          {fields.map(({ name, label, help, autoComplete, maxLength, type = 'text' }) => (
            <label key={name} className="field">
              <span>
                <Text id={label} />
              </span>
              <input
                id={`settings-${name}`}
                className="form-control"
                type={type}
                required={name === 'username' || name === 'email'}
                maxLength={maxLength}
                autoComplete={autoComplete}
                disabled={locked.has(name)}
                value={changes[name] ?? kept[name]}
                onChange={(event) => setChanges((before) => ({ ...before, [name]: event.target.value }))}
              />
              {locked.has(name) ? (
                <small className="field__help">
                  <Text id="settings.locked" />
                </small>
              ) : (
                help !== undefined && (
                  <small className="field__help">
                    <Text id={help} />
                  </small>
                )
              )}
            </label>
          ))}
          {needsPassword && (
            <label className="field">
              <span>
                <Text id="settings.currentPassword" />
              </span>
              <input
                className="form-control"
                type="password"
                required
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
              <small className="field__help">
                <Text id="settings.passwordForEmail" />
              </small>
            </label>
          )}
          {note}
          <div className="setting-group__actions">
            <button
              id="saveProfile"
              type="submit"
              className="btn btn-primary btn-sm"
              disabled={!isChanged || isBusy || (needsPassword && password === '')}
            >
              <Text id="save" />
            </button>
            {isChanged && (
              <button type="button" className="btn btn-tertiary btn-sm" onClick={() => setChanges({})}>
                <Text id="cancel" />
              </button>
            )}
          </div>
        </form>
      </SettingGroup>
    </>
  );
}
