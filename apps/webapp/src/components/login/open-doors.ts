import type { ClientConfig } from '@mattermost/types/config';

/** Whether somebody may make an account without an invitation. The first account of a server always may be made. */
export function maySignUp(config: Partial<ClientConfig>): boolean {
  const isOpen = config.EnableOpenServer === 'true' || config.NoAccounts === 'true';
  return isOpen && mayHaveAccount(config);
}

/** Whether accounts can be made at all, with an invitation. */
export const mayHaveAccount = (config: Partial<ClientConfig>): boolean =>
  config.EnableUserCreation === 'true' && config.EnableSignUpWithEmail === 'true';

/** Whether a forgotten password can be set anew. */
export const mayForget = (config: Partial<ClientConfig>): boolean =>
  (config as Readonly<Record<string, string | undefined>>).PasswordEnableForgotLink !== 'false';
