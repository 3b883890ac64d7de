import { once } from 'node:events';
import type { ClientRequest } from 'node:http';
import { setImmediate } from 'node:timers/promises';

/** How long to wait for "100 Continue" before sending anyway: not every proxy knows it. curl waits as long. */
const CONTINUE_PATIENCE_MS = 1000;

/**
 * Sends a body as fast as it is taken. Ends early, without an error, when the answer is there or the connection gone.
 *
 * @param patient the other side is asked first whether it wants the body at all ("Expect: 100-continue"): a proxy that
 *   refuses it by its length says so before anything is sent, where its answer would otherwise be lost with the
 *   connection that it closes
 */
export async function sendBody(
  request: ClientRequest,
  body: AsyncIterable<Uint8Array> | undefined,
  patient: boolean,
): Promise<void> {
  let over = false;
  const ended = new Promise<void>((resolve) => {
    for (const event of ['response', 'close', 'error']) {
      request.once(event, () => {
        over = true;
        resolve();
      });
    }
  });
  if (patient) await Promise.race([wanted(request), ended]);
  for await (const chunk of body ?? []) {
    // An answer that has come is looked at before more is sent into a connection that may be closed behind it.
    await setImmediate();
    if (over) return;
    if (!request.write(chunk)) await Promise.race([once(request, 'drain'), ended]);
  }
  if (!over) request.end();
}

function wanted(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CONTINUE_PATIENCE_MS);
    for (const event of ['continue', 'response', 'close', 'error'])
      request.once(event, () => {
        clearTimeout(timer);
        resolve();
      });
    request.flushHeaders();
  });
}
