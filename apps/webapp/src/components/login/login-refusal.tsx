import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';

/** The server has taken the password, and wants the code of the app too. */
export const MFA_NEEDED: ReadonlySet<string> = new Set(['mfa.validate_token.authenticate.app_error']);

const reasons: Readonly<Record<string, MessageId>> = {
  'api.user.login.inactive.app_error': 'login.inactive',
  'api.user.check_user_login_attempts.too_many.app_error': 'login.tooMany',
  'api.user.login.not_verified.app_error': 'login.notVerified',
  'api.user.login.bot_login_forbidden.app_error': 'login.bot',
  'api.user.check_user_mfa.bad_code.app_error': 'login.mfaWrong',
  'mfa.validate_token.authenticate.app_error': 'login.mfaWrong',
};

/** What says no more than that name and password do not fit. */
const invalid = /^api\.user\.(?:login\.invalid_credentials|check_user_password)/;
const REFUSED = new Set([400, 401]);

/** Why somebody was not let in. A plugin that refused says so in its own words. */
export function Refusal({ error }: { error: ActionError }) {
  const { statusCode, serverErrorId, message } = error;
  const known = Object.hasOwn(reasons, serverErrorId) ? reasons[serverErrorId] : undefined;
  if (known !== undefined) {
    return <Text id={known} />;
  }
  if (statusCode === 0) {
    return <Text id="login.unreachable" />;
  }
  const isInvalid = invalid.test(serverErrorId) || (REFUSED.has(statusCode) && message === '');
  return isInvalid ? <Text id="login.invalid" /> : <span className="alert__text">{message}</span>;
}
