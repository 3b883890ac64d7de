import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { socketPair } from '../fixtures/socket-pair.ts';
import { MuxBroker } from './mux-broker.ts';
import { followContext, offerContext } from './request-context.ts';
import type { ContextOnWire } from './request-context.ts';
import { YamuxSession } from './yamux/session.ts';

const NO_DEADLINE: ContextOnWire = { DeadlineUnixNano: 0n };

describe('the context of a request', () => {
  let sessions: YamuxSession[];
  let owner: MuxBroker;
  let follower: MuxBroker;

  beforeEach(async () => {
    const [near, far] = await socketPair();
    const brokers: MuxBroker[] = [];
    const session = (socket: typeof near, client: boolean, at: number): YamuxSession =>
      new YamuxSession(socket, { client, onStream: (stream) => brokers[at]?.onStream(stream) });
    sessions = [session(near, true, 0), session(far, false, 1)];
    brokers.push(...sessions.map((each) => new MuxBroker(each)));
    [owner, follower] = brokers as [MuxBroker, MuxBroker];
  });

  afterEach(async () => {
    for (const session of sessions) session.close();
    await Promise.all(sessions.map(({ closed }) => closed));
  });

  it('is cancelled on the other side when its signal is aborted', async () => {
    const controller = new AbortController();
    const offered = offerContext(owner, controller.signal);
    expect(offered.onWire).toEqual(NO_DEADLINE);
    const { signal } = await followContext(follower, offered.id, offered.onWire);
    expect(signal.aborted).toBe(false);
    controller.abort(new Error('enough'));
    await once(signal, 'abort');
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });

  it('is found cancelled by who asks late', async () => {
    const offered = offerContext(owner, AbortSignal.abort(new Error('enough')));
    const { signal } = await followContext(follower, offered.id, offered.onWire);
    if (!signal.aborted) await once(signal, 'abort');
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });

  it('is cancelled when its owner goes without a word', async () => {
    const offered = offerContext(owner, new AbortController().signal);
    const { signal } = await followContext(follower, offered.id, offered.onWire);
    sessions[0]?.close();
    await once(signal, 'abort');
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });

  it('is not cancelled by its end once it was answered, but by a word', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const finished = offerContext(owner, first.signal);
    const cancelled = offerContext(owner, second.signal);
    const quiet = await followContext(follower, finished.id, finished.onWire);
    const told = await followContext(follower, cancelled.id, cancelled.onWire);
    quiet.answered();
    told.answered();
    finished.finish();
    first.abort(new Error('too late to mean anything'));
    second.abort(new Error('enough'));
    // Streams of one session are read in order: what came of the first is known by now.
    await once(told.signal, 'abort');
    expect(quiet.signal.aborted).toBe(false);
  });

  it('means nothing any more once it is released', async () => {
    const controller = new AbortController();
    const released = offerContext(owner, controller.signal);
    const other = offerContext(owner, controller.signal);
    const first = await followContext(follower, released.id, released.onWire);
    const second = await followContext(follower, other.id, other.onWire);
    first.release();
    controller.abort(new Error('enough'));
    await once(second.signal, 'abort');
    expect(first.signal.aborted).toBe(false);
  });

  it('times out by the clock of who follows it, whatever its owner says', async () => {
    const past = new Date(Date.now() - 1_000);
    const offered = offerContext(owner, new AbortController().signal, past);
    expect(offered.onWire.DeadlineUnixNano).toBe(BigInt(past.getTime()) * 1_000_000n);
    const late = await followContext(follower, offered.id, offered.onWire);
    if (!late.signal.aborted) await once(late.signal, 'abort');
    expect(late.signal.reason).toMatchObject({ name: 'TimeoutError' });

    const future = new Date(Date.now() + 3_600_000);
    const timedOut = AbortSignal.abort(new DOMException('over', 'TimeoutError'));
    const early = offerContext(owner, timedOut, future);
    const marker = offerContext(owner, AbortSignal.abort(new Error('enough')));
    const waiting = await followContext(follower, early.id, early.onWire);
    const told = await followContext(follower, marker.id, marker.onWire);
    if (!told.signal.aborted) await once(told.signal, 'abort');
    expect(waiting.signal.aborted).toBe(false);
    waiting.release();
  });

  it('is cancelled by a word that nobody knows', async () => {
    const id = owner.nextId();
    const accepted = owner.accept(id);
    const { signal } = await followContext(follower, id, NO_DEADLINE);
    (await accepted).write(Buffer.of(77));
    await once(signal, 'abort');
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });
});
