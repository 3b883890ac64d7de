import { YamuxError } from '../errors.ts';
import type { GobWriter } from '../gob/writer.ts';
import { ACK, DATA, FIN, HEADER_BYTES, INITIAL_WINDOW_BYTES, RST, SYN, WINDOW_UPDATE } from './frame.ts';
import { keepChunk } from './keep-chunk.ts';
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
  #unsent = 0;
  readonly #inbound: boolean;
  #localEnd = false;
  #finSent = false;
  #remoteEnd = false;
  #error: Error | undefined;
  #gone = false;
  /** Set while the other side has not acknowledged a stream that we opened. */
  awaitingAck: boolean;
  /** When this side ended, by the session's clock in milliseconds. */
  endedAtMs: number | undefined;
  /** Called when all that waited has been sent. */
  onSent: () => void = () => undefined;

  constructor(session: YamuxSession, id: number, opened: boolean) {
    this.#session = session;
    this.id = id;
    this.awaitingAck = opened;
    this.#inbound = !opened;
    this.#claimed(false);
  }

  /** The session counts the streams of the other side that nobody reads. */
  #claimed(yes: boolean): void {
    if (this.#inbound) this.#session.unclaimed += yes ? -1 : 1;
  }

  /** Bytes that were written here and wait for the other side to read. */
  get unsent(): number {
    return this.#unsent;
  }

  get destroyed(): boolean {
    return this.#gone;
  }

  get error(): Error | undefined {
    return this.#error;
  }

  /** Gives the stream a reader, or another one; what arrived before comes first. */
  attach(sink: StreamSink): void {
    if (this.#sink === undefined && !this.#gone) this.#claimed(true);
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
    if (this.#sink !== undefined && !this.#gone) this.#claimed(false);
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
    this.#wait(Buffer.from(chunk), done);
  }

  #wait(chunk: Buffer, done: Waiting['done']): void {
    this.#waiting.push({ chunk, done });
    this.#unsent += chunk.length;
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
    if (length <= this.#sendWindow && this.#waiting.length === 0 && !this.#session.congested) {
      this.#sendWindow -= length;
      this.#session.header(start - HEADER_BYTES, DATA, this.id, length);
      return;
    }
    const message = Buffer.from(out.buf.subarray(start, out.pos));
    this.abandon(start);
    this.#wait(message, undefined);
  }

  /** Forgets what `begin` started. */
  abandon(start: number): void {
    this.#session.out.pos = start - HEADER_BYTES;
    this.#session.shrink();
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
      this.#unsent -= now;
      this.#send(next.chunk.subarray(0, now));
      if (now < next.chunk.length) {
        next.chunk = next.chunk.subarray(now);
        return;
      }
      this.#waiting.shift();
      next.done?.();
      if (this.#waiting.length === 0) this.onSent();
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
    if (this.#sink === undefined) {
      this.#claimed(true);
      this.#early = [];
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#unsent = 0;
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
    // What comes behind the end is not part of the stream.
    if (this.#gone || this.#remoteEnd) return;
    if (this.#sink === undefined || this.#early.length > 0) keepChunk(this.#early, chunk);
    else this.#sink.data(chunk);
  }

  /** Announces the stream to the other side. */
  announce(): void {
    this.#session.frame(WINDOW_UPDATE, this.awaitingAck ? SYN : ACK, this.id, 0);
  }
}
