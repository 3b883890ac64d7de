import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const WAITING = Symbol('patchbay.waits-to-be-asked-on');

type Waiting = IncomingMessage & { [WAITING]?: boolean };

/**
 * Handles requests that ask first whether their body is wanted ("Expect: 100-continue"), as `patchbay plugin add` and curl
 * do with large ones: an upload that will be refused is refused before it is sent.
 *
 * @param decidesLater whether the handler of the request says so itself, with {@link askOn}; all others are told at once
 */
export function answerExpectations(
  server: Server,
  decidesLater: (request: IncomingMessage) => boolean,
): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (decidesLater(request)) (request as Waiting)[WAITING] = true;
    else response.writeContinue();
    server.emit('request', request, response);
  });
}

/** Says that the body is wanted, where somebody waits to hear that. */
export function askOn(request: IncomingMessage, response: ServerResponse): void {
  const waiting = request as Waiting;
  if (waiting[WAITING]) response.writeContinue();
  waiting[WAITING] = false;
}

/** Whether the body was never asked for: then none comes. */
export function isWaiting(request: IncomingMessage): boolean {
  return (request as Waiting)[WAITING] === true;
}
