import type { UserProfile } from '@mattermost/types/users';
import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { FormDialog } from '../../dialog/form-dialog.tsx';
import { TeamSelect } from '../teams/team-select.tsx';

interface CreateAccountDialogProps {
  onDone(username: string): void;
  onClose(): void;
}

const fields = [
  { name: 'username', type: 'text' },
  { name: 'email', type: 'email' },
  { name: 'password', type: 'password' },
] as const;

/** A new account, in a team at once if wanted. */
export function CreateAccountDialog({ onDone, onClose }: CreateAccountDialogProps) {
  const [values, setValues] = useState({ username: '', email: '', password: '' });
  const [teamId, setTeamId] = useState('');
  const [made, setMade] = useState<UserProfile>();

  // Where only the second half fails, a second try does that half alone.
  const send = async () => {
    const user = made ?? (await Client4.createUser({ ...values } as UserProfile, '', ''));
    setMade(user);
    if (teamId !== '') {
      await Client4.addToTeam(teamId, user.id);
    }
    return user.username;
  };

  return (
    <FormDialog
      title={<Text id="users.createTitle" />}
      confirm={<Text id="users.create" />}
      isReady={Object.values(values).every((value) => value.trim() !== '')}
      send={send}
      onDone={onDone}
      onClose={onClose}
    >
      {fields.map(({ name, type }) => (
        <label key={name} className="field">
          <span>
            <Text id={`users.${name}Field`} />
          </span>
          <input
            className="form-control"
            type={type}
            autoComplete={name === 'password' ? 'new-password' : 'off'}
            data-autofocus={name === 'username' || undefined}
            data-testid={`create-${name}`}
            spellCheck={false}
            disabled={made !== undefined}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </label>
      ))}
      <div className="field">
        <TeamSelect value={teamId} everything="users.noTeam" onChange={setTeamId} />
      </div>
    </FormDialog>
  );
}
