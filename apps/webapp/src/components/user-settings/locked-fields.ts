import type { ClientConfig } from '@mattermost/types/config';
import type { UserProfile } from '@mattermost/types/users';

export type ProfileField = 'first_name' | 'last_name' | 'nickname' | 'username' | 'position' | 'email';

/** What comes from the directory that the person logs in with, so that it cannot be changed here. */
export function lockedFields(
  { auth_service: service }: Pick<UserProfile, 'auth_service'>,
  config: Partial<ClientConfig>,
): ReadonlySet<ProfileField> {
  const settings: Readonly<Record<string, string | undefined>> = config;
  const isSet = (name: string) => settings[name] === 'true';
  const directory = service === 'ldap' ? 'Ldap' : service === 'saml' ? 'Saml' : undefined;
  if (service === '') {
    return new Set();
  }
  const locked: ProfileField[] = ['username', 'email'];
  if (directory !== undefined) {
    const attributes: readonly [ProfileField, string][] = [
      ['first_name', 'FirstName'],
      ['last_name', 'LastName'],
      ['nickname', 'Nickname'],
      ['position', 'Position'],
    ];
    locked.push(
      ...attributes
        .filter(([, attribute]) => isSet(`${directory}${attribute}AttributeSet`))
        .map(([field]) => field),
    );
  }
  return new Set(locked);
}
