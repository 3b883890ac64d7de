import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useAppSelector } from '../../store/hooks.ts';
import { AccessTokens } from './access-tokens.tsx';
import { AuthorizedApps } from './authorized-apps.tsx';
import { MfaSetting } from './mfa-setting.tsx';
import { PasswordSetting } from './password-setting.tsx';
import { SessionsSetting } from './sessions-setting.tsx';

const TOKEN_ROLE = 'system_user_access_token';

/** How the person proves who they are, and where they are logged in. */
export function SecurityTab() {
  const user = useAppSelector(getCurrentUser);
  const config = useAppSelector(getConfig);
  const roles = user.roles.split(' ');
  const mayHaveTokens = roles.includes(TOKEN_ROLE) || roles.includes('system_admin');
  return (
    <>
      {user.auth_service === '' && <PasswordSetting />}
      {config.EnableMultifactorAuthentication === 'true' && user.auth_service === '' && <MfaSetting />}
      <SessionsSetting />
      {config.EnableUserAccessTokens === 'true' && mayHaveTokens && <AccessTokens />}
      {config.EnableOAuthServiceProvider === 'true' && <AuthorizedApps />}
    </>
  );
}
