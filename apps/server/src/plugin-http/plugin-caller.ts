import type { Session } from '@patchbay/contract';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { passesCsrf } from '../http/csrf.ts';
import type { HttpSettings } from '../http/http-settings.ts';
import type { SessionLookup } from '../http/session-lookup.ts';
import { pluginToken } from '../http/token.ts';
import { peekFormField } from './form-field.ts';

/** Who asks a plugin, and the body, whole. */
export interface ResolvedCaller {
  /** The session the plugin may act for; `undefined` makes the request anonymous. */
  readonly session: Session | undefined;
  /** A token resolved to a session, even one that CSRF then kept from being used. */
  readonly tokenResolved: boolean;
  readonly body: Readable | undefined;
}

/**
 * The session of a request to a plugin. It never refuses: an invalid token, or a cookie without its CSRF value, only
 * makes the request anonymous, and the plugin decides (contract: rest.json, `/plugins/{plugin_id}/{anything}`).
 */
export async function resolveCaller(
  request: IncomingMessage,
  sessions: SessionLookup,
  settings: Pick<HttpSettings, 'strictCsrf'>,
): Promise<ResolvedCaller> {
  let body: Readable | undefined = hasBody(request) ? request : undefined;
  const found = pluginToken(request);
  const session = found && (await sessions.byToken(found.token));
  if (!session) return { session: undefined, tokenResolved: false, body };
  const rule = { sessions, strict: settings.strictCsrf() };
  let passes = passesCsrf(request, session, found.location, rule);
  if (!passes && body) {
    const form = await peekFormField(body, request.headers['content-type'], 'csrf');
    body = form.body;
    passes = passesCsrf(request, session, found.location, { ...rule, formValue: form.value });
  }
  return { session: passes ? session : undefined, tokenResolved: true, body };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
