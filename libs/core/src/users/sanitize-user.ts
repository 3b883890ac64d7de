import type { Config, User } from '@patchbay/contract';

export type UserViewer = 'self' | 'admin' | 'other';

/** A copy of an account without what the viewer may not see. Hashes and secrets are never in it. */
export function sanitizeUser(user: User, viewer: UserViewer, privacy: Config['PrivacySettings']): User {
  const view: User = {
    ...user,
    password: '',
    auth_data: undefined,
    mfa_secret: '',
    mfa_used_timestamps: [],
    last_login: 0,
  };
  if (viewer === 'self') return view;
  view.allow_marketing = false;
  view.notify_props = {};
  view.last_password_update = 0;
  view.failed_attempts = 0;
  if (viewer === 'admin') return view;
  view.email_verified = false;
  view.auth_service = '';
  if (!privacy.ShowEmailAddress) view.email = '';
  if (!privacy.ShowFullName) {
    view.first_name = '';
    view.last_name = '';
  }
  return view;
}
