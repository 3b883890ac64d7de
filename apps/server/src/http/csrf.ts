import type { IncomingMessage } from 'node:http';
import type { Session } from '@patchbay/contract';
import type { SessionLookup } from './session-lookup.ts';
import type { TokenLocation } from './token.ts';

export interface CsrfRule {
  readonly sessions: Pick<SessionLookup, 'csrfMatches'>;
  /** ServiceSettings.ExperimentalStrictCSRFEnforcement. */
  readonly strict: boolean;
  /** The form field `csrf`, which requests to plugins may use instead of the header. */
  readonly formValue?: string | undefined;
}

/**
 * Whether a request may use its session as far as CSRF goes: only cookies are sent by a browser on its own, and only
 * requests other than GET change something. Then `X-CSRF-Token` must be the session's value; `X-Requested-With:
 * XMLHttpRequest`, which a foreign page cannot set without our consent, passes unless strict (contract: management §9).
 */
export function passesCsrf(
  request: IncomingMessage,
  session: Session,
  location: TokenLocation,
  rule: CsrfRule,
): boolean {
  if (location !== 'cookie' || request.method === 'GET') return true;
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string' && rule.sessions.csrfMatches(session, header)) return true;
  if (rule.formValue !== undefined && rule.sessions.csrfMatches(session, rule.formValue)) return true;
  return !rule.strict && request.headers['x-requested-with'] === 'XMLHttpRequest';
}
