import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useMemo } from 'react';
import { useAppSelector } from '../../../store/hooks.ts';
import { amIAdmin, mayWrite } from '../console-access.ts';
import type { Administrator } from './account-actions.ts';

/** Who looks at accounts, and what of them they may change. */
export function useAdministrator(): Administrator {
  const id = useAppSelector(getCurrentUserId);
  const isAdmin = useAppSelector(amIAdmin);
  const may = useAppSelector((state) => mayWrite(state, 'user_management.users'));
  return useMemo(() => ({ id, isAdmin, mayWrite: may }), [id, isAdmin, may]);
}
