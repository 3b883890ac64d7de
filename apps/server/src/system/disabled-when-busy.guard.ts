import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { serverBusy } from './errors.ts';
import { ServerBusy } from './server-busy.ts';

/** What upstream switches off under load: searches, and telling others that somebody types. */
const CAN_WAIT =
  /^\/api\/v4\/(?:(?:users|channels|channels\/group|teams|posts|files)\/search|teams\/\w+\/(?:channels|posts|files)\/search|users\/\w+\/typing)\/?$/;

/** Refuses what can wait while an administrator has said that the server is busy. */
@Injectable()
export class DisabledWhenBusyGuard implements CanActivate {
  readonly #busy: ServerBusy;

  constructor(@Inject(ServerBusy) busy: ServerBusy) {
    this.#busy = busy;
  }

  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType() !== 'http' || !this.#busy.isBusy(Date.now())) return true;
    const { method, url = '' } = execution.switchToHttp().getRequest<IncomingMessage>();
    if (method === 'POST' && CAN_WAIT.test(url.split('?')[0] ?? '')) throw serverBusy();
    return true;
  }
}
