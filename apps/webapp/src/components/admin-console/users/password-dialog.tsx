import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useAppSelector } from '../../../store/hooks.ts';
import { FormDialog } from '../../dialog/form-dialog.tsx';
import type { AccountDialogProps } from './account-dialog.tsx';

/** A new password for an account; for one's own the server wants the old one too. */
export function PasswordDialog({ account, onDone, onClose }: AccountDialogProps) {
  const isMe = useAppSelector(getCurrentUserId) === account.id;
  const [before, setBefore] = useState('');
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={<Text id="users.passwordTitle" values={{ name: account.username }} />}
      confirm={<Text id="users.password" />}
      isReady={password !== '' && (!isMe || before !== '')}
      send={() => Client4.updateUserPassword(account.id, before, password)}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        <Text id="users.passwordText" />
      </p>
      {isMe && (
        <label className="field">
          <span>
            <Text id="users.passwordBefore" />
          </span>
          <input
            className="form-control"
            type="password"
            autoComplete="current-password"
            value={before}
            onChange={(event) => setBefore(event.target.value)}
          />
        </label>
      )}
      <label className="field">
        <span>
          <Text id="users.newPassword" />
        </span>
        <input
          className="form-control"
          type="password"
          autoComplete="new-password"
          data-autofocus
          data-testid="account-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
    </FormDialog>
  );
}
