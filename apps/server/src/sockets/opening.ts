import type { Session } from '@patchbay/contract';
import type { IncomingMessage } from 'node:http';
import type { SessionLookup } from '../http/session-lookup.ts';
import { isId } from '@patchbay/core';
import { upgradeToken } from '../http/token.ts';
import type { ResumePoint } from './connection-hub.ts';

/** What the query of a socket says about the connection before. */
export type ResumeQuery = { resume: ResumePoint | undefined } | { refused: string };

/**
 * Reads `connection_id` and `sequence_number`. A malformed id, or an id without a usable number, closes the socket
 * (contract: management §10, Resume).
 */
export function readResumeQuery(query: URLSearchParams): ResumeQuery {
  const connectionId = query.get('connection_id');
  if (!connectionId) return { resume: undefined };
  if (!isId(connectionId)) return { refused: 'connection_id is malformed' };
  const sequence = query.get('sequence_number') ?? '';
  if (!/^\d{1,15}$/.test(sequence)) return { refused: 'sequence_number is missing or malformed' };
  return { resume: { connectionId, sequence: Number(sequence) } };
}

/** The session of the request that opens a socket: by cookie or Bearer. An invalid token is no token. */
export async function upgradeSession(
  request: IncomingMessage,
  sessions: Pick<SessionLookup, 'byToken'>,
): Promise<Session | undefined> {
  const found = upgradeToken(request);
  return found && sessions.byToken(found.token);
}
