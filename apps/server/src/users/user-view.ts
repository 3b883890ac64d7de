import type { Session, User } from '@patchbay/contract';
import { present, type Core } from '@patchbay/core';

type Parts = Pick<Core, 'users' | 'access'>;

/** An account as this session may see it. */
export function userView({ users, access }: Parts, session: Session, user: User): Record<string, unknown> {
  return present('model.User', users.sanitize(user, access.viewerOf(session, user.id)));
}

export function userViews(parts: Parts, session: Session, users: readonly User[]): Record<string, unknown>[] {
  return users.map((user) => userView(parts, session, user));
}
