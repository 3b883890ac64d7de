import type { UserProfile } from '@mattermost/types/users';
import { Link } from 'react-router-dom';
import { useText } from '../../../i18n/use-text.ts';
import type { Account } from '../../../rest/accounts.ts';
import { Avatar } from '../../elements/avatar.tsx';
import { Moment } from '../../elements/moment.tsx';
import type { AccountAction } from './account-actions.ts';
import { AccountBadges } from './account-badges.tsx';
import { AccountMenu } from './account-menu.tsx';
import { accountPath } from './account-path.ts';

interface AccountRowProps {
  account: Account;
  onChoose(action: AccountAction): void;
}

export function AccountRow({ account, onChoose }: AccountRowProps) {
  const text = useText();
  const { id, username, email, firstName, lastName, lastActivity } = account;
  return (
    <tr data-testid={`account-${username}`}>
      <th scope="row">
        <span className="account">
          <Avatar user={profileOf(account)} />
          <span className="account__text">
            <Link to={accountPath(id)}>{[firstName, lastName].filter(Boolean).join(' ') || username}</Link>
            <small>@{username}</small>
          </span>
          <AccountBadges account={account} />
        </span>
      </th>
      <td>{email}</td>
      <td data-label={text('users.lastActivity')}>
        <Moment at={lastActivity} />
      </td>
      <td className="table__actions">
        <AccountMenu account={account} onChoose={onChoose} />
      </td>
    </tr>
  );
}

/** As much of a profile as a picture needs. */
export const profileOf = ({ id, username, firstName, lastName }: Account): UserProfile =>
  ({ id, username, first_name: firstName, last_name: lastName }) as UserProfile;
