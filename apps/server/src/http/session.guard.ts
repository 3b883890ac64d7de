import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Session } from '@patchbay/contract';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { passesCsrf } from './csrf.ts';
import { IS_LOCAL_ONLY, IS_PUBLIC } from './decorators.ts';
import { localOriginRequired, sessionExpired, tokenInQuery } from './errors.ts';
import { HTTP_SETTINGS, type HttpSettings } from './http-settings.ts';
import { contextOf } from './request-context.ts';
import { clearSessionCookies } from './session-cookies.ts';
import { SESSION_LOOKUP, type SessionLookup } from './session-lookup.ts';
import { restToken, type TokenLocation } from './token.ts';

/**
 * Resolves the session of every REST request and demands one unless the handler is `@Public()`. Order as upstream
 * has it: token, expired, OAuth-only query token, CSRF, then "no session" (contract: management §9).
 */
@Injectable()
export class SessionGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #sessions: SessionLookup;
  readonly #settings: HttpSettings;

  constructor(
    @Inject(Reflector) reflector: Reflector,
    @Inject(SESSION_LOOKUP) sessions: SessionLookup,
    @Inject(HTTP_SETTINGS) settings: HttpSettings,
  ) {
    this.#reflector = reflector;
    this.#sessions = sessions;
    this.#settings = settings;
  }

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    // A socket shows its session once, when it opens or in the challenge: SocketPeer sees to that.
    if (execution.getType() !== 'http') return true;
    const targets = [execution.getHandler(), execution.getClass()];
    const required = !this.#reflector.getAllAndOverride<boolean>(IS_PUBLIC, targets);
    const http = execution.switchToHttp();
    const request = http.getRequest<IncomingMessage>();
    const context = contextOf(request);
    if (context.local) {
      context.session = this.#sessions.local();
      return true;
    }
    if (this.#reflector.getAllAndOverride<boolean>(IS_LOCAL_ONLY, targets)) throw localOriginRequired();

    const found = restToken(request);
    if (found) {
      const session = await this.#sessions.byToken(found.token);
      if (!session) {
        if (required) {
          clearSessionCookies(request, http.getResponse<ServerResponse>());
          throw sessionExpired(`the token of the ${found.location} is unknown, revoked or expired`);
        }
      } else if (!session.is_oauth && found.location === 'query') {
        throw tokenInQuery();
      } else if (!this.#passesCsrf(request, session, found.location)) {
        throw sessionExpired('X-CSRF-Token does not match the session: this may be a forged request');
      } else {
        context.session = session;
      }
    }
    if (required && !context.session) throw sessionExpired('the request carries no token');
    return true;
  }

  #passesCsrf(request: IncomingMessage, session: Session, location: TokenLocation): boolean {
    return passesCsrf(request, session, location, {
      sessions: this.#sessions,
      strict: this.#settings.strictCsrf(),
    });
  }
}
