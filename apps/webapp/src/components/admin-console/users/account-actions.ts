import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import type { Account } from '../../../rest/accounts.ts';

export type AccountAction = 'password' | 'roles' | 'sessions' | 'mfa' | 'activate' | 'deactivate';

export interface Administrator {
  id: string;
  isAdmin: boolean;
  /** May change accounts at all. */
  mayWrite: boolean;
}

/** What somebody may do to an account, as the server has it: administrators are for administrators alone. */
export function accountActions(account: Account, { id, isAdmin, mayWrite }: Administrator): AccountAction[] {
  if (!mayWrite || (isSystemAdmin(account.roles) && !isAdmin)) {
    return [];
  }
  const isMe = account.id === id;
  const isActive = account.deleteAt === 0;
  const actions: (AccountAction | false)[] = [
    isActive && account.authService === '' && !account.isBot && 'password',
    isActive && isAdmin && 'roles',
    isActive && 'sessions',
    isActive && account.isMfaActive && 'mfa',
    !isMe && (isActive ? 'deactivate' : 'activate'),
  ];
  return actions.filter((action) => action !== false);
}
