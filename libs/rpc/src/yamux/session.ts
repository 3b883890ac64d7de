import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { YamuxError } from '../errors.ts';
import { GobWriter } from '../gob/writer.ts';
import {
  ACK,
  DATA,
  FIN,
  GO_AWAY,
  HEADER_BYTES,
  PING,
  RST,
  SYN,
  WINDOW_UPDATE,
  writeHeader,
} from './frame.ts';
import { YamuxStream } from './stream.ts';

/** As in Go's default configuration (contract: go-plugin-wire §C.6). */
export const KEEP_ALIVE_INTERVAL_MS = 30_000;
export const KEEP_ALIVE_TIMEOUT_MS = 10_000;
export const STREAM_CLOSE_TIMEOUT_MS = 5 * 60_000;
/** Streams that may wait for a reader, and streams of ours that may wait for an acknowledgement. */
export const ACCEPT_BACKLOG = 256;

/** Streams of the other side that may be open at once. */
export const MAX_INBOUND_STREAMS = 16_384;
/** Frames of control (answers, credit) that may wait for a socket that takes no more. */
const MAX_OWED_BYTES = 1024 * 1024;

const OUT_BYTES = 64 * 1024;
/** A buffer that grew beyond this is not kept. */
const KEPT_OUT_BYTES = 1024 * 1024;
const LAST_STREAM_ID = 0xffff_fffd;

export interface SessionOptions {
  /** The side that dialled: the plugin host. It opens odd stream ids. */
  client: boolean;
  /** A stream that the other side opened. */
  onStream(stream: YamuxStream): void;
  keepAliveIntervalMs?: number;
  keepAliveTimeoutMs?: number;
  /** Somebody holds the other side in a debugger: that it does not answer then means nothing. */
  held?: (() => boolean) | undefined;
  now?: () => number;
}

/**
 * yamux over one socket (contract: go-plugin-wire §C). Frames of one turn of the event loop leave in one write.
 * When the socket ends, for whatever reason, every stream ends with it.
 */
export class YamuxSession {
  /** What leaves with the next flush. Only streams of this session write here. */
  readonly out = new GobWriter(OUT_BYTES);
  readonly closed: Promise<Error | undefined>;
  /** Streams that the other side opened and nobody reads yet; they count themselves. */
  unclaimed = 0;
  readonly #socket: Duplex;
  readonly #options: SessionOptions;
  readonly #streams = new Map<number, YamuxStream>();
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #headerFilled = 0;
  #payloadLeft = 0;
  #payloadStream: YamuxStream | undefined;
  #payloadEnds = false;
  #nextId: number;
  #scheduled = false;
  #remoteGoAway = false;
  #ended = false;
  #owed = 0;
  #pingId = 0;
  #pings = new Map<number, (error?: Error) => void>();
  #keepAlive: NodeJS.Timeout;
  #settle: (error: Error | undefined) => void = () => undefined;
  readonly now: () => number;

  constructor(socket: Duplex, options: SessionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#nextId = options.client ? 1 : 2;
    this.now = options.now ?? Date.now;
    this.closed = new Promise((resolve) => (this.#settle = resolve));
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('drain', () => this.#drained());
    socket.on('end', () => this.#end(undefined));
    socket.on('close', () => this.#end(undefined));
    socket.on('error', (error: Error) => this.#end(error));
    const interval = options.keepAliveIntervalMs ?? KEEP_ALIVE_INTERVAL_MS;
    this.#keepAlive = setInterval(() => this.#checkAlive(), interval);
    this.#keepAlive.unref();
  }

  /** True while the socket takes no more: writers wait. */
  get congested(): boolean {
    // A write that the kernel took whole leaves nothing behind, however large it was.
    return this.#socket.writableNeedDrain && this.#socket.writableLength > 0;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Opens a stream at once; data may be written before the other side has acknowledged it. */
  open(): YamuxStream {
    if (this.#ended) throw new YamuxError('closed', 'the session is closed');
    if (this.#remoteGoAway) throw new YamuxError('go-away', 'the other side takes no more streams');
    let unacknowledged = 0;
    for (const stream of this.#streams.values()) if (stream.awaitingAck) unacknowledged++;
    if (unacknowledged >= ACCEPT_BACKLOG)
      throw new YamuxError('too-many-streams', `${unacknowledged} streams wait for an acknowledgement`);
    if (this.#nextId > LAST_STREAM_ID) throw new YamuxError('too-many-streams', 'all stream ids are used up');
    const stream = new YamuxStream(this, this.#nextId, true);
    this.#nextId += 2;
    this.#streams.set(stream.id, stream);
    stream.announce();
    return stream;
  }

  /** Asks for a sign of life. Rejects when the session ends first. */
  ping(): Promise<void> {
    if (this.#ended) return Promise.reject(new YamuxError('closed', 'the session is closed'));
    const id = this.#pingId++ >>> 0;
    return new Promise((resolve, reject) => {
      this.#pings.set(id, (error) => (error === undefined ? resolve() : reject(error)));
      this.frame(PING, SYN, 0, id);
    });
  }

  /** Sends what is waiting and drops the connection, without a go-away, as go-plugin does. */
  close(): void {
    if (this.#ended) return;
    this.#flush();
    this.#end(undefined, true);
  }

  /** Ends the session because of what was received on one of its streams. */
  fail(error: Error): void {
    this.#end(error, true);
  }

  frame(type: number, flags: number, streamId: number, length: number): void {
    if (this.#ended) return;
    if (this.congested && (this.#owed += HEADER_BYTES) > MAX_OWED_BYTES)
      return this.fail(new YamuxError('protocol', 'the other side asks without reading the answers'));
    this.out.reserve(HEADER_BYTES);
    writeHeader(this.out.buf, this.out.pos, type, flags, streamId, length);
    this.out.pos += HEADER_BYTES;
    this.#schedule();
  }

  /** Fills in a header whose place and payload already stand in `out`. */
  header(at: number, type: number, streamId: number, length: number): void {
    writeHeader(this.out.buf, at, type, 0, streamId, length);
    this.#schedule();
  }

  dataFrame(streamId: number, payload: Uint8Array): void {
    if (this.#ended) return;
    this.out.reserve(HEADER_BYTES + payload.length);
    writeHeader(this.out.buf, this.out.pos, DATA, 0, streamId, payload.length);
    this.out.pos += HEADER_BYTES;
    this.out.raw(payload);
    this.#schedule();
  }

  forget(stream: YamuxStream): void {
    this.#streams.delete(stream.id);
  }

  readonly #flushLater = (): void => this.#flush();

  #schedule(): void {
    if (this.out.pos >= OUT_BYTES) return this.#flush();
    if (this.#scheduled) return;
    this.#scheduled = true;
    process.nextTick(this.#flushLater);
  }

  /** Drops a large buffer that turned out not to be needed. */
  shrink(): void {
    if (this.out.pos === 0 && this.out.buf.length > KEPT_OUT_BYTES)
      this.out.buf = Buffer.allocUnsafeSlow(OUT_BYTES);
  }

  #flush(): void {
    this.#scheduled = false;
    const { out } = this;
    if (out.pos === 0 || this.#ended) return;
    this.#socket.write(out.buf.subarray(0, out.pos));
    out.pos = 0;
    // A net.Socket that holds nothing back has given the bytes to the kernel, so the buffer is free again.
    if (
      !(this.#socket instanceof Socket) ||
      this.#socket.writableLength > 0 ||
      out.buf.length > KEPT_OUT_BYTES
    )
      out.buf = Buffer.allocUnsafeSlow(OUT_BYTES);
  }

  #drained(): void {
    this.#owed = 0;
    // As many as there are now: those that have more to send go to the end of the queue.
    for (const stream of [...this.#streams.values()]) {
      if (stream.unsent === 0) continue;
      stream.pump();
      this.#flush();
      if (stream.unsent > 0 && this.#streams.delete(stream.id)) this.#streams.set(stream.id, stream);
      if (this.congested) return;
    }
  }

  /** The connection's owner lives on, whatever a reader of a stream does with what it is given. */
  #take(chunk: Buffer): void {
    try {
      this.#receive(chunk);
    } catch (error) {
      const text = `what was received could not be handled: ${error instanceof Error ? error.message : String(error)}`;
      this.fail(new YamuxError('protocol', text, { cause: error }));
    }
  }

  #receive(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && !this.#ended) {
      if (this.#payloadLeft > 0) {
        const now = Math.min(this.#payloadLeft, chunk.length - at);
        this.#payload(chunk.subarray(at, at + now));
        at += now;
      } else if (this.#headerFilled === 0 && chunk.length - at >= HEADER_BYTES) {
        this.#frame(chunk, at);
        at += HEADER_BYTES;
      } else {
        const now = Math.min(HEADER_BYTES - this.#headerFilled, chunk.length - at);
        chunk.copy(this.#header, this.#headerFilled, at, at + now);
        this.#headerFilled += now;
        at += now;
        if (this.#headerFilled === HEADER_BYTES) {
          this.#headerFilled = 0;
          this.#frame(this.#header, 0);
        }
      }
    }
  }

  #payload(part: Buffer): void {
    const stream = this.#payloadStream;
    this.#payloadLeft -= part.length;
    stream?.deliver(part);
    if (this.#payloadLeft === 0 && this.#payloadEnds) stream?.remoteEnded();
  }

  #frame(from: Buffer, at: number): void {
    const type = from[at + 1] as number;
    if (from[at] !== 0) return this.#violation(`version ${String(from[at])}`);
    const flags = from.readUInt16BE(at + 2);
    const id = from.readUInt32BE(at + 4);
    const length = from.readUInt32BE(at + 8);
    switch (type) {
      case DATA:
      case WINDOW_UPDATE:
        return this.#streamFrame(type, flags, id, length);
      case PING:
        return this.#pinged(flags, length);
      case GO_AWAY:
        if (length === 0) this.#remoteGoAway = true;
        else this.#end(new YamuxError('go-away', `the other side went away with code ${length}`), true);
        return;
      default:
        return this.#violation(`frame type ${type}`);
    }
  }

  #streamFrame(type: number, flags: number, id: number, length: number): void {
    let stream = this.#streams.get(id);
    if ((flags & SYN) !== 0) {
      if (stream !== undefined) return this.#violation(`a second opening of stream ${id}`);
      if (id === 0) return this.#violation('an opening of stream 0');
      // The side that dialled has the odd numbers.
      if ((id & 1) === (this.#options.client ? 1 : 0))
        return this.#violation(`an opening of stream ${id} from this side`);
      stream = this.#accept(id);
    }
    if (type === DATA) {
      this.#payloadLeft = length;
      this.#payloadStream = stream;
      this.#payloadEnds = (flags & FIN) !== 0;
      if (stream !== undefined && !stream.admit(length)) {
        this.frame(GO_AWAY, 0, 0, 1);
        this.#flush();
        const text = `stream ${id} received more than its window allows`;
        return this.#end(new YamuxError('window-exceeded', text), true);
      }
    }
    if (stream === undefined) return;
    stream.received(type, flags, type === WINDOW_UPDATE ? length : 0);
    if (type === DATA && length === 0 && this.#payloadEnds) stream.remoteEnded();
  }

  #accept(id: number): YamuxStream | undefined {
    if (this.unclaimed >= ACCEPT_BACKLOG || this.#streams.size >= MAX_INBOUND_STREAMS) {
      this.frame(WINDOW_UPDATE, RST, id, 0);
      return undefined;
    }
    const stream = new YamuxStream(this, id, false);
    this.#streams.set(id, stream);
    stream.announce();
    this.#options.onStream(stream);
    return stream;
  }

  #pinged(flags: number, value: number): void {
    if ((flags & SYN) !== 0) return this.frame(PING, ACK, 0, value);
    const answered = this.#pings.get(value);
    this.#pings.delete(value);
    answered?.();
  }

  #violation(what: string): void {
    this.frame(GO_AWAY, 0, 0, 1);
    this.#flush();
    this.#end(new YamuxError('protocol', `${what} is not part of the protocol`), true);
  }

  #checkAlive(): void {
    const now = this.now();
    for (const stream of this.#streams.values())
      if (stream.endedAtMs !== undefined && now - stream.endedAtMs > STREAM_CLOSE_TIMEOUT_MS) stream.reset();
    const { held } = this.#options;
    if (held?.()) return;
    const timeout = this.#options.keepAliveTimeoutMs ?? KEEP_ALIVE_TIMEOUT_MS;
    const timer = setTimeout(() => {
      if (held?.()) return;
      this.#end(new YamuxError('keep-alive', `no answer to a ping within ${timeout} ms`), true);
    }, timeout);
    timer.unref();
    this.ping().then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  }

  #end(error: Error | undefined, destroy = false): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#keepAlive);
    if (destroy) this.#socket.destroy();
    else this.#socket.end();
    const reason = error ?? new YamuxError('closed', 'the connection is closed');
    const streams = [...this.#streams.values()];
    this.#streams.clear();
    for (const stream of streams) stream.fail(reason);
    for (const answered of this.#pings.values()) answered(reason);
    this.#pings.clear();
    this.#settle(error);
  }
}
