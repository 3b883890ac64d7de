import type { Session } from '@patchbay/contract';
import type { Logger } from '../engine/logger.ts';
import { errorBody, toAppError } from '../http/error-body.ts';
import type { HttpSettings } from '../http/http-settings.ts';
import type { SessionLookup } from '../http/session-lookup.ts';
import { actionNamed, type ActionScope } from './actions.ts';
import { CloseCode } from './close-codes.ts';
import type { Connection } from './connection.ts';
import type { ConnectionHub, ResumePoint } from './connection-hub.ts';
import { badAction, badSequence, noAction, notAuthenticated } from './errors.ts';
import { replyFrame, type ReplyFrame, type RequestFrame } from './frames.ts';
import { toRequestFrame } from './request-frame.ts';
import type { SocketHooks } from './socket-hooks.ts';
import { RECEIVE_QUEUE_LIMIT } from './timing.ts';
import type { Transport } from './transport.ts';

/** What every socket shares. */
export interface SocketScope {
  readonly hub: ConnectionHub;
  readonly sessions: Pick<SessionLookup, 'byToken'>;
  readonly settings: HttpSettings;
  readonly hooks: SocketHooks;
  readonly actions: ActionScope;
  readonly logger: Logger;
}

/**
 * One socket from its opening to its end: the challenge, then requests one after another. Both transports put their
 * messages in here and know nothing of what they mean.
 */
export class SocketPeer {
  readonly #scope: SocketScope;
  readonly #transport: Transport;
  readonly #resume: ResumePoint | undefined;
  #connection: Connection | undefined;
  #authTimer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  /** @param session that of the upgrade; without one the client has `authDeadlineMs` to meet the challenge */
  constructor(
    scope: SocketScope,
    transport: Transport,
    session: Session | undefined,
    resume: ResumePoint | undefined,
  ) {
    this.#scope = scope;
    this.#transport = transport;
    this.#resume = resume;
    if (session) this.#connection = scope.hub.register(transport, session, resume);
    else
      this.#authTimer = setTimeout(
        () => transport.close(CloseCode.PolicyViolation, 'not authenticated in time'),
        scope.hub.timing.authDeadlineMs,
      );
  }

  /** A decoded message. Messages are handled in order, each after the one before. */
  receive(message: unknown): void {
    const request = toRequestFrame(message);
    if (!request) return this.#transport.close(CloseCode.BadMessage, 'the message is not an object');
    if (this.#waiting >= RECEIVE_QUEUE_LIMIT)
      return this.#transport.close(CloseCode.PolicyViolation, 'too many messages at once');
    this.#waiting += 1;
    this.#work = this.#work.then(async () => {
      try {
        if (!this.#closed) await this.#handle(request);
      } catch (error) {
        this.#scope.logger.error('A websocket message could not be handled', {
          action: request.action,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      } finally {
        this.#waiting -= 1;
      }
    });
  }

  /** The socket is gone. */
  closed(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#authTimer);
    if (this.#connection) this.#scope.hub.unregister(this.#connection, this.#transport);
  }

  async #handle(request: RequestFrame): Promise<void> {
    if (request.action === '') return this.#fail(request, noAction());
    if (request.seq <= 0) return this.#fail(request, badSequence());
    if (request.action === 'authentication_challenge') return this.#challenge(request);
    const connection = this.#connection;
    if (!connection) return this.#fail(request, notAuthenticated());
    if (!request.action.startsWith('custom_')) await this.#act(request, connection);
    this.#scope.hooks.message(connection.connectionId, connection.userId, request);
  }

  async #act(request: RequestFrame, connection: Connection): Promise<void> {
    const action = actionNamed(request.action);
    if (!action) return this.#fail(request, badAction(request.action));
    try {
      const data = await action(request.data, connection, this.#scope.actions);
      this.#reply({ status: 'OK', seq_reply: request.seq, ...(data && { data }) });
    } catch (error) {
      this.#fail(request, error);
    }
  }

  /** Wrong token: closed without a word. A second challenge is ignored (contract: management §10). */
  async #challenge(request: RequestFrame): Promise<void> {
    if (this.#connection) return;
    const token = request.data['token'];
    const session =
      typeof token === 'string' && token !== '' ? await this.#scope.sessions.byToken(token) : undefined;
    if (this.#closed) return;
    if (!session) return this.#transport.close(CloseCode.PolicyViolation, 'the token is not valid');
    clearTimeout(this.#authTimer);
    this.#connection = this.#scope.hub.register(this.#transport, session, this.#resume);
    this.#reply({ status: 'OK', seq_reply: request.seq });
  }

  #fail(request: RequestFrame, error: unknown): void {
    const appError = toAppError(error);
    if (appError !== error)
      this.#scope.logger.error('A websocket action failed with an unexpected error', {
        action: request.action,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    this.#reply({
      status: 'FAIL',
      seq_reply: request.seq,
      error: errorBody(appError, '', this.#scope.settings),
    });
  }

  #reply(reply: ReplyFrame): void {
    if (!this.#closed) this.#transport.send(replyFrame(reply));
  }
}
