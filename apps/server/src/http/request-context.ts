import type { IncomingMessage } from 'node:http';
import type { Session } from '@patchbay/contract';

/** Who asks, from where, under which id. One per HTTP request, made before anything else sees the request. */
export interface RequestContext {
  /** 26 characters; also sent back as `X-Request-ID` and put into every error body and log line. */
  readonly requestId: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly acceptLanguage: string;
  /** The websocket of the same client, from the header `Connection-Id`; '' if it sent none. */
  readonly connectionId: string;
  /** The request came over the local socket: every permission is granted (contract: management §9). */
  readonly local: boolean;
  /** Set by the session guard. A local request has a session with `local: true` and no user. */
  session: Session | undefined;
  /** The session's user; '' for anonymous and for local requests. */
  readonly userId: string;
}

/** The context of a handler that is not `@Public()`: the guard has made sure of the session. */
export interface SessionContext extends RequestContext {
  session: Session;
}

const CONTEXT = Symbol('patchbay.request-context');

type WithContext = IncomingMessage & { [CONTEXT]?: RequestContext };

/** Binds the context to its request; called once per request by the context middleware. */
export function bindContext(request: IncomingMessage, context: RequestContext): void {
  (request as WithContext)[CONTEXT] = context;
}

/** The context of a request. @throws Error when the context middleware has not run: a mistake in the wiring. */
export function contextOf(request: IncomingMessage): RequestContext {
  const context = (request as WithContext)[CONTEXT];
  if (!context) throw new Error('the request has no context: the context middleware must run first');
  return context;
}
