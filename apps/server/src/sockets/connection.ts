import type { Session } from '@patchbay/contract';
import type { EventConnection, HubEvent } from '@patchbay/core';
import { CloseCode } from './close-codes.ts';
import { eventFrame, replyFrame, type ReplyFrame } from './frames.ts';
import { ReplayBuffer } from './replay-buffer.ts';
import { REPLAY_LIMIT, SEND_QUEUE_LIMIT } from './timing.ts';
import type { Transport } from './transport.ts';

/** Events that may be left out for a client that lags: the next one of the kind says it better. */
const PASSING_EVENTS = new Set(['typing', 'status_change', 'multiple_channels_viewed']);

/**
 * One client as the server knows it: an id, a session, a sequence of events. It outlives its socket for a while, so
 * that a client whose network broke can go on where it was (contract: management §10).
 */
export class Connection implements EventConnection {
  readonly connectionId: string;
  session: Session;
  readonly #replay = new ReplayBuffer();
  #transport: Transport | undefined;
  /** Events since the socket went, all of which the replay buffer still holds. */
  #missed = 0;

  constructor(connectionId: string, session: Session, transport: Transport) {
    this.connectionId = connectionId;
    this.session = session;
    this.#transport = transport;
  }

  get userId(): string {
    return this.session.user_id;
  }

  /** Whether a socket is there now. */
  get active(): boolean {
    return this.#transport !== undefined;
  }

  /** Whether more was missed than can be replayed: then nobody can resume it. */
  get overrun(): boolean {
    return this.#missed > SEND_QUEUE_LIMIT;
  }

  /** Gives the event its number and sends it, or keeps it while no socket is there. */
  deliver(event: Pick<HubEvent, 'event' | 'data' | 'broadcast'>): void {
    const pending = this.#transport?.pending() ?? 0;
    if (pending > SEND_QUEUE_LIMIT / 2 && PASSING_EVENTS.has(event.event)) return;
    const frame = eventFrame(event, this.#replay.nextSequence);
    this.#replay.add(frame);
    if (!this.#transport) {
      this.#missed += 1;
      return;
    }
    this.#replay.trim(REPLAY_LIMIT);
    if (pending >= SEND_QUEUE_LIMIT) this.#transport.close(CloseCode.TooSlow, 'the client reads too slowly');
    else this.#transport.send(frame);
  }

  reply(reply: ReplyFrame): void {
    this.#transport?.send(replyFrame(reply));
  }

  /** Puts a new socket in place of the old one and sends what it missed; false if that is no longer held. */
  resume(sequence: number, session: Session, transport: Transport): boolean {
    const missed = this.#replay.from(sequence);
    if (!missed) return false;
    const old = this.#transport;
    this.#transport = transport;
    this.session = session;
    this.#missed = 0;
    old?.close(CloseCode.Normal, 'the client came back on another socket');
    for (const frame of missed) transport.send(frame);
    this.#replay.trim(REPLAY_LIMIT);
    return true;
  }

  /** The socket is gone. False if another one has taken its place already. */
  detach(transport: Transport): boolean {
    if (this.#transport !== transport) return false;
    this.#transport = undefined;
    this.#missed = 0;
    return true;
  }

  close(code: number, reason: string): void {
    this.#transport?.close(code, reason);
  }
}
