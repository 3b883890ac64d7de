import { BROKER_DEADLINE_MS } from './mux-broker.ts';
import type { MuxBroker } from './mux-broker.ts';
import type { YamuxStream } from './yamux/stream.ts';

/** The object that `rpcRequestContext` is on this wire: nanoseconds since 1970, 0 for no deadline. */
export interface ContextOnWire {
  DeadlineUnixNano: bigint;
}

/** What the owner of a request writes before it closes the stream early (contract: server-plugins §8). */
const CANCELLED = 1;
const DEADLINE_EXCEEDED = 2;
const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
/** The longest that Node's timers wait. A deadline beyond is none. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Tells the other side when a request is cancelled, on a stream of its own. */
export interface OfferedContext {
  readonly id: number;
  readonly onWire: ContextOnWire;
  /** The request is over: the stream is closed without a word, and a later abort means nothing. */
  finish(): void;
}

/** Offers the fate of `signal` under a fresh id. `deadline` is when the signal will time out, where that is known. */
export function offerContext(broker: MuxBroker, signal: AbortSignal, deadline?: Date): OfferedContext {
  const id = broker.nextId();
  let stream: YamuxStream | undefined;
  let over = false;
  let last: number | undefined;
  const leave = (): void => {
    if (!over || stream === undefined) return;
    if (last !== undefined) stream.write(Buffer.of(last));
    stream.end();
  };
  const abort = (): void => {
    if (over) return;
    over = true;
    const timedOut = deadline !== undefined && (signal.reason as Error | undefined)?.name === 'TimeoutError';
    last = timedOut ? DEADLINE_EXCEEDED : CANCELLED;
    leave();
    // The other side may still be on its way to ask: it should find out.
    if (stream === undefined) setTimeout(() => broker.forget(id), BROKER_DEADLINE_MS).unref();
  };
  broker.accept(id, Infinity).then(
    (accepted) => {
      stream = accepted;
      stream.attach({
        data: (chunk) => accepted.consumed(chunk.length),
        end: () => undefined,
        closed: () => undefined,
      });
      leave();
    },
    () => undefined,
  );
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return {
    id,
    onWire: {
      DeadlineUnixNano:
        deadline === undefined ? 0n : BigInt(deadline.getTime()) * NANOSECONDS_PER_MILLISECOND,
    },
    finish: () => {
      if (over) return;
      over = true;
      signal.removeEventListener('abort', abort);
      leave();
      if (stream === undefined) broker.forget(id);
    },
  };
}

/** The fate of a request that the other side owns. */
export interface FollowedContext {
  readonly signal: AbortSignal;
  /** From now on, that the stream closes is no reason to cancel: the call was answered, only its body goes on. */
  answered(): void;
  release(): void;
}

/** Follows the request that is offered under `id`. To be done before the request's other streams are dialled. */
export async function followContext(
  broker: MuxBroker,
  id: number,
  { DeadlineUnixNano }: ContextOnWire,
): Promise<FollowedContext> {
  const stream = await broker.dial(id);
  const controller = new AbortController();
  const cancel = (): void =>
    controller.abort(new DOMException('the request was cancelled by its sender', 'AbortError'));
  const timer = deadlineTimer(DeadlineUnixNano, () =>
    controller.abort(new DOMException('the deadline of the request has passed', 'TimeoutError')),
  );
  let released = false;
  let told: number | undefined;
  let answered = false;
  const ended = (): void => {
    stream.end();
    // Told of the deadline, this side waits for its own clock to say the same.
    if (!released && !answered && !(told === DEADLINE_EXCEEDED && timer !== undefined)) cancel();
  };
  stream.attach({
    data: (chunk) => {
      stream.consumed(chunk.length);
      if (released) return;
      told ??= chunk[0];
      if (told !== DEADLINE_EXCEEDED || timer === undefined) cancel();
    },
    end: ended,
    closed: ended,
  });
  return {
    signal: controller.signal,
    answered: () => {
      answered = true;
    },
    release: () => {
      released = true;
      clearTimeout(timer);
      stream.end();
    },
  };
}

function deadlineTimer(deadline: bigint, expire: () => void): NodeJS.Timeout | undefined {
  if (deadline === 0n) return undefined;
  const delayMs = Number(deadline / NANOSECONDS_PER_MILLISECOND) - Date.now();
  return delayMs > LONGEST_TIMER_MS ? undefined : setTimeout(expire, Math.max(delayMs, 0)).unref();
}
