import type { SessionService } from '@patchbay/core';

/** What the HTTP layer needs of core's sessions. */
export type SessionLookup = Pick<SessionService, 'byToken' | 'csrfMatches' | 'local'>;

/** Injection token of {@link SessionLookup}. */
export const SESSION_LOOKUP = Symbol('SESSION_LOOKUP');
