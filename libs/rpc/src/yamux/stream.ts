import { YamuxError } from '../errors.ts';
import type { GobWriter } from '../gob/writer.ts';
import { ACK, DATA, FIN, HEADER_BYTES, INITIAL_WINDOW_BYTES, RST, SYN, WINDOW_UPDATE } from './frame.ts';
import type { YamuxSession } from './session.ts';

/** Who reads a stream. Called directly from the socket's data, without a Node stream in between. */
export interface StreamSink {
  /** Bytes that must be reported as `consumed` before the other side may send much more. */
  data(chunk: Buffer): void;
  /** The other side sends no more. */
  end(): void;
  /** Nothing can be read or written any more; with the error, unless both sides had ended. */
  closed(error: Error | undefined): void;
}

interface Waiting {
  chunk: Buffer;
  done: ((error?: Error) => void) | undefined;
}

/** One yamux stream: a light object; see `toDuplex` for a Node stream around it. */
export class YamuxStream {
  readonly id: number;
  readonly #session: YamuxSession;
  #sink: StreamSink | undefined;
  #early: Buffer[] = [];
  #sendWindow = INITIAL_WINDOW_BYTES;
  #receiveWindow = INITIAL_WINDOW_BYTES;
  #consumed = 0;
  #waiting: Waiting[] = [];
  #localEnd = false;
  #finSent = false;
  #remoteEnd = false;
  #error: Error | undefined;
  #gone = false;
  /** Set while the other side has not acknowledged a stream that we opened. */
  awaitingAck: boolean;
  /** When this side ended, by the session's clock in milliseconds. */
  endedAtMs: number | undefined;

  constructor(session: YamuxSession, id: number, opened: boolean) {
    this.#session = session;
    this.id = id;
    this.awaitingAck = opened;
  }

  /** True until somebody reads the stream. */
  get unclaimed(): boolean {
    return this.#sink === undefined && !this.#gone;
  }

  get destroyed(): boolean {
    return this.#gone;
  }

  get error(): Error | undefined {
    return this.#error;
  }

  /** Gives the stream a reader, or another one; what arrived before comes first. */
  attach(sink: StreamSink): void {
    this.#sink = sink;
    const early = this.#early;
    this.#early = [];
    for (let i = 0; i < early.length; i++) {
      // The reader may hand the stream on in the middle of what is there.
      if (this.#sink !== sink) {
        this.#early = [...this.#early, ...early.slice(i)];
        if (this.#sink !== undefined) this.attach(this.#sink);
        return;
      }
      sink.data(early[i] as Buffer);
    }
    if (this.#sink !== sink) return;
    if (this.#remoteEnd) sink.end();
    if (this.#gone) sink.closed(this.#error);
  }

  /** Takes the reader off and puts back what it did not use; the next reader gets that first. */
  detach(unused?: Buffer): void {
    this.#sink = undefined;
    if (unused !== undefined && unused.length > 0) this.#early.unshift(unused);
  }

  /** Tells that bytes were used, which in time lets the other side send as many more. */
  consumed(bytes: number): void {
    this.#consumed += bytes;
    if (this.#consumed < INITIAL_WINDOW_BYTES / 2 || this.#gone || this.#remoteEnd) return;
    this.#session.frame(WINDOW_UPDATE, 0, this.id, this.#consumed);
    this.#receiveWindow += this.#consumed;
    this.#consumed = 0;
  }

  /** Sends a copy of the bytes, as credit allows; `done` is called when they are on their way. */
  write(chunk: Uint8Array, done?: (error?: Error) => void): void {
    if (this.#gone || this.#localEnd) {
      done?.(this.#error ?? new YamuxError('closed', 'the stream is closed'));
      return;
    }
    if (this.#waiting.length === 0 && chunk.length <= this.#sendWindow && !this.#session.congested) {
      this.#send(chunk);
      done?.();
      return;
    }
    this.#waiting.push({ chunk: Buffer.from(chunk), done });
    this.pump();
  }

  /**
   * Starts a message in the session's own buffer; what is written to the returned writer until `commit` becomes one
   * frame. Undefined when the stream cannot be written to.
   */
  begin(): GobWriter | undefined {
    if (this.#gone || this.#localEnd) return undefined;
    const { out } = this.#session;
    out.reserve(HEADER_BYTES);
    out.pos += HEADER_BYTES;
    return out;
  }

  /** Ends what `begin` started at `start`, the writer's position after `begin`. */
  commit(start: number): void {
    const { out } = this.#session;
    const length = out.pos - start;
    if (length <= this.#sendWindow && this.#waiting.length === 0) {
      this.#sendWindow -= length;
      this.#session.header(start - HEADER_BYTES, DATA, this.id, length);
      return;
    }
    this.#waiting.push({ chunk: Buffer.from(out.buf.subarray(start, out.pos)), done: undefined });
    out.pos = start - HEADER_BYTES;
    this.pump();
  }

  /** Forgets what `begin` started. */
  abandon(start: number): void {
    this.#session.out.pos = start - HEADER_BYTES;
  }

  #send(chunk: Uint8Array): void {
    this.#sendWindow -= chunk.length;
    this.#session.dataFrame(this.id, chunk);
  }

  /** Sends what waits for credit, as far as there is some. */
  pump(): void {
    while (this.#waiting.length > 0 && this.#sendWindow > 0 && !this.#session.congested) {
      const next = this.#waiting[0] as Waiting;
      const now = Math.min(next.chunk.length, this.#sendWindow);
      this.#send(next.chunk.subarray(0, now));
      if (now < next.chunk.length) {
        next.chunk = next.chunk.subarray(now);
        return;
      }
      this.#waiting.shift();
      next.done?.();
    }
    if (this.#waiting.length === 0 && this.#localEnd) this.#finish();
  }

  /** Sends no more after what was written; reading goes on. */
  end(): void {
    if (this.#localEnd || this.#gone) return;
    this.#localEnd = true;
    this.endedAtMs = this.#session.now();
    if (this.#waiting.length === 0) this.#finish();
  }

  #finish(): void {
    if (this.#finSent || this.#gone) return;
    this.#finSent = true;
    this.#session.frame(WINDOW_UPDATE, FIN, this.id, 0);
    if (this.#remoteEnd) this.#forget(undefined);
  }

  /** Ends both directions at once; what was not sent is dropped. */
  reset(error: Error = new YamuxError('reset', 'the stream was reset')): void {
    if (this.#gone) return;
    this.#session.frame(WINDOW_UPDATE, RST, this.id, 0);
    this.#forget(error);
  }

  #forget(error: Error | undefined): void {
    this.#session.forget(this);
    this.fail(error);
  }

  /** Called by the session when the stream is no more. */
  fail(error: Error | undefined): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#error = error;
    const waiting = this.#waiting;
    this.#waiting = [];
    const reason = error ?? new YamuxError('closed', 'the stream is closed');
    for (const { done } of waiting) done?.(reason);
    this.#sink?.closed(error);
  }

  /** A frame's flags and, for a window update, its credit. Called by the session. */
  received(type: number, flags: number, length: number): void {
    if ((flags & ACK) !== 0) this.awaitingAck = false;
    if (type === WINDOW_UPDATE) {
      this.#sendWindow += length;
      if (this.#waiting.length > 0) this.pump();
    }
    if ((flags & FIN) !== 0 && type === WINDOW_UPDATE) this.remoteEnded();
    if ((flags & RST) !== 0) this.#forget(new YamuxError('reset', 'the stream was reset by the other side'));
  }

  remoteEnded(): void {
    if (this.#remoteEnd || this.#gone) return;
    this.#remoteEnd = true;
    this.#sink?.end();
    if (this.#finSent && !this.#gone) this.#forget(undefined);
  }

  /** Whether `bytes` more may come; takes them off the window. */
  admit(bytes: number): boolean {
    this.#receiveWindow -= bytes;
    return this.#receiveWindow >= 0;
  }

  deliver(chunk: Buffer): void {
    if (this.#gone) return;
    if (this.#sink === undefined || this.#early.length > 0) this.#early.push(chunk);
    else this.#sink.data(chunk);
  }

  /** Announces the stream to the other side. */
  announce(): void {
    this.#session.frame(WINDOW_UPDATE, this.awaitingAck ? SYN : ACK, this.id, 0);
  }
}
