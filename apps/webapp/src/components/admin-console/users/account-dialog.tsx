import { Client4 } from 'mattermost-redux/client';
import type { Account } from '../../../rest/accounts.ts';
import { Text } from '../../../i18n/text.tsx';
import { FormDialog } from '../../dialog/form-dialog.tsx';
import type { AccountAction } from './account-actions.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';

export interface AccountDialogProps {
  account: Account;
  /** The account is another than before. */
  onDone(): void;
  onClose(): void;
}

type Confirmed = Exclude<AccountAction, 'password' | 'roles'>;

const requests: Readonly<Record<Confirmed, (id: string) => Promise<unknown>>> = {
  sessions: (id) => Client4.revokeAllSessionsForUser(id),
  mfa: (id) => Client4.updateUserMfa(id, false, ''),
  activate: (id) => Client4.updateUserActive(id, true),
  deactivate: (id) => Client4.updateUserActive(id, false),
};

/** Asks before it is done, or asks what it needs. */
export function AccountDialog({ action, ...props }: AccountDialogProps & { action: AccountAction }) {
  switch (action) {
    case 'password':
      return <PasswordDialog {...props} />;
    case 'roles':
      return <RolesDialog {...props} />;
    default: {
      const { account, onDone, onClose } = props;
      return (
        <FormDialog
          title={<Text id={`users.${action}Title`} values={{ name: account.username }} />}
          confirm={<Text id={`users.${action}`} />}
          danger={action !== 'activate'}
          send={() => requests[action](account.id)}
          onDone={onDone}
          onClose={onClose}
        >
          <p>
            <Text id={`users.${action}Text`} />
          </p>
        </FormDialog>
      );
    }
  }
}
