import type { Context } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import { randomBytes } from 'node:crypto';
import { noAdministrator } from './errors.ts';

/** Random bytes of a generated password: 20 characters, 120 bits. */
const PASSWORD_BYTES = 15;

/** What to tell the administrator about how to get in. */
export interface AdministratorNotice {
  readonly username: string;
  /** Shown once: only when it was made or set just now. */
  readonly password: string | undefined;
}

/** The server itself, where a rule wants to know who asks. */
export const SERVER_CONTEXT: Context = {
  SessionId: '',
  ConnectionId: '',
  RequestId: '',
  IPAddress: '',
  AcceptLanguage: '',
  UserAgent: 'patchbay',
};

/** Makes the administrator, and a team to chat in, on an empty database; else says only the name. */
export async function ensureAdministrator(
  core: Pick<Core, 'users' | 'teams'>,
  options: { username: string; password: string | undefined },
): Promise<AdministratorNotice & { created: boolean }> {
  const { username } = options;
  if ((await core.users.count()) > 0) return { username, password: undefined, created: false };
  const password = options.password ?? generatePassword();
  const admin = await core.users.createAdministrator(SERVER_CONTEXT, {
    username,
    email: `${username}@localhost.localdomain`,
    password,
  });
  await core.teams.create(
    SERVER_CONTEXT,
    { name: 'main', display_name: 'Main', type: 'O', email: admin.email, allow_open_invite: true },
    admin.id,
  );
  return { username, password, created: true };
}

/** `--reset-admin-password`: a new password, and every session of the administrator ends. */
export async function resetAdministrator(
  core: Pick<Core, 'users' | 'sessions'>,
  options: { username: string; password: string | undefined },
): Promise<AdministratorNotice> {
  const user = await core.users.getByUsername(options.username).catch(() => {
    throw noAdministrator(options.username);
  });
  const password = options.password ?? generatePassword();
  await core.users.setPassword(user.id, password);
  await core.sessions.revokeAllForUser(user.id);
  return { username: user.username, password };
}

function generatePassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url');
}
