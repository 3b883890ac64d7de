import type { ReactNode } from 'react';
import { Redirect, useLocation } from 'react-router-dom';
import { Session } from './session.tsx';
import { useAppSelector } from '../../store/hooks.ts';

/** What only a logged-in person sees; others go to the login and come back after it. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const userId = useAppSelector((state) => state.entities.users.currentUserId);
  if (userId === '') {
    const target = pathname === '/' ? '' : `?redirect_to=${encodeURIComponent(pathname + search)}`;
    return <Redirect to={`/login${target}`} />;
  }
  return <Session>{children}</Session>;
}
