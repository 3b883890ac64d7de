import { useHistory } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { Account } from '../../../rest/accounts.ts';
import { Icon } from '../../elements/icon.tsx';
import { Menu } from '../../menu/menu.tsx';
import { MenuItem } from '../../menu/menu-item.tsx';
import { accountActions } from './account-actions.ts';
import type { AccountAction } from './account-actions.ts';
import { accountPath } from './account-path.ts';
import { useAdministrator } from './use-administrator.ts';

interface AccountMenuProps {
  account: Account;
  onChoose(action: AccountAction): void;
}

/** What can be done to an account, in the list of them. */
export function AccountMenu({ account, onChoose }: AccountMenuProps) {
  const history = useHistory();
  const text = useText();
  const actions = accountActions(account, useAdministrator());
  return (
    <Menu
      button={<Icon name="dots-vertical" />}
      label={text('users.actions', { name: account.username })}
      buttonId={`account-menu-${account.username}`}
      buttonClassName="icon-button"
      align="end"
    >
      <MenuItem icon="account-outline" onSelect={() => history.push(accountPath(account.id))}>
        <Text id="users.details" />
      </MenuItem>
      {actions.map((action) => (
        <MenuItem
          key={action}
          testId={`account-${action}`}
          danger={action === 'deactivate'}
          onSelect={() => onChoose(action)}
        >
          <Text id={`users.${action}`} />
        </MenuItem>
      ))}
    </Menu>
  );
}
