import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { socketPair } from '../../fixtures/socket-pair.ts';
import { EncoderPool, GobEncoder } from '../gob/encoder.ts';
import { LocalTypes } from '../gob/local-type.ts';
import { GobWriter } from '../gob/writer.ts';
import { MuxBroker } from '../mux-broker.ts';
import { YamuxSession } from '../yamux/session.ts';
import type { YamuxStream } from '../yamux/stream.ts';
import { RpcClient } from './client.ts';
import { RpcCodec } from './codec.ts';
import type { RpcMethod } from './codec.ts';
import { RPC_TYPES } from './messages.ts';
import { RpcServer } from './server.ts';
import type { ServedMethod } from './server.ts';

const codec = new RpcCodec(
  [
    {
      'm.Text': { kind: 'struct', fields: [{ name: 'Text', type: 'string' }] },
      'm.Any': { kind: 'struct', fields: [{ name: 'V', type: 'any' }] },
      'm.Number': { kind: 'struct', fields: [{ name: 'Text', type: 'int' }] },
    },
  ],
  [
    { name: 'm.Text', type: 'm.Text' },
    { name: '[]interface {}', type: '[]any' },
  ],
);
const text = codec.types.type('m.Text');
const method = (name: string, args = text, reply = text): RpcMethod => ({ name, args, reply });
const any = codec.types.type('m.Any');

let near: YamuxSession;
let far: YamuxSession;
let nearBroker: MuxBroker;
let farBroker: MuxBroker;

beforeEach(async () => {
  const [a, b] = await socketPair();
  near = new YamuxSession(a, { client: true, onStream: (stream) => nearBroker.onStream(stream) });
  far = new YamuxSession(b, { client: false, onStream: (stream) => farBroker.onStream(stream) });
  nearBroker = new MuxBroker(near);
  farBroker = new MuxBroker(far);
});

afterEach(() => {
  near.close();
  far.close();
});

async function streams(): Promise<[YamuxStream, YamuxStream]> {
  const id = farBroker.nextId();
  return Promise.all([nearBroker.dial(id), farBroker.accept(id)]);
}

async function serve(methods: ServedMethod[]): Promise<{ client: RpcClient; problems: string[] }> {
  const [mine, theirs] = await streams();
  const problems: string[] = [];
  new RpcServer(theirs, codec, new Map(methods.map((served) => [served.name, served])), {
    onProblem: (_, problem) => problems.push(problem),
  });
  return { client: new RpcClient(mine, codec), problems };
}

const echo: ServedMethod = { ...method('S.Echo'), handle: (args) => args };

describe('calls over a stream', () => {
  it('bring back what the method returned, now or later', async () => {
    const later: ServedMethod = { ...method('S.Later'), handle: (args) => Promise.resolve(args) };
    const { client } = await serve([echo, later]);
    expect(await client.call(method('S.Echo'), { Text: 'a' })).toEqual({ Text: 'a' });
    expect(await client.call(method('S.Later'), { Text: 'b' })).toEqual({ Text: 'b' });
    expect(client.pending).toBe(0);
  });

  it('overlap, and are told apart when answers come in another order', async () => {
    const held: ((value: unknown) => void)[] = [];
    const hold: ServedMethod = {
      ...method('S.Hold'),
      handle: () => new Promise((resolve) => held.push(resolve)),
    };
    const { client } = await serve([hold, echo]);
    const first = client.call(method('S.Hold'), { Text: '' });
    const second = client.call(method('S.Hold'), { Text: '' });
    await client.call(method('S.Echo'), { Text: '' });
    held[1]?.({ Text: 'second' });
    held[0]?.({ Text: 'first' });
    expect(await Promise.all([first, second])).toEqual([{ Text: 'first' }, { Text: 'second' }]);
  });

  it('carry values larger than a window', async () => {
    const { client } = await serve([echo]);
    const Text = 'x'.repeat(3 * 1024 * 1024);
    expect(await client.call(method('S.Echo'), { Text })).toEqual({ Text });
  });

  it.each([
    ['NoDot', 'rpc: service/method request ill-formed: NoDot'],
    ['T.Echo', "rpc: can't find service T.Echo"],
    ['S.None', "rpc: can't find method S.None"],
  ])('of %s fail in the words of Go, and the connection lives', async (name, message) => {
    const { client, problems } = await serve([echo]);
    await expect(client.call(method(name), { Text: '' })).rejects.toMatchObject({ code: 'remote', message });
    expect(problems).toEqual([message]);
    expect(await client.call(method('S.Echo'), { Text: 'on' })).toEqual({ Text: 'on' });
  });

  it('fail with the text of what the method threw', async () => {
    const fail =
      (error: Error): ServedMethod['handle'] =>
      () => {
        throw error;
      };
    const { client } = await serve([
      { ...method('S.Throw'), handle: fail(new Error('thrown')) },
      { ...method('S.Reject'), handle: () => Promise.reject(new Error('rejected')) },
      { ...method('S.Silent'), handle: fail(new Error('')) },
    ]);
    await expect(client.call(method('S.Throw'), { Text: '' })).rejects.toThrow('thrown');
    await expect(client.call(method('S.Reject'), { Text: '' })).rejects.toThrow('rejected');
    await expect(client.call(method('S.Silent'), { Text: '' })).rejects.toThrow('error without a text');
  });

  it('fail by the path when the argument does not fit, on either side, and the connection lives', async () => {
    const { client } = await serve([echo]);
    await expect(client.call(method('S.Echo'), { Text: 5 })).rejects.toMatchObject({
      code: 'bad-argument',
      cause: { path: 'Text' },
    });
    const number = codec.types.type('m.Number');
    await expect(client.call(method('S.Echo', number), { Text: 5 })).rejects.toThrow(
      'Text: string is wanted',
    );
    expect(await client.call(method('S.Echo'), { Text: 'on' })).toEqual({ Text: 'on' });
  });

  it('fail when the reply does not fit, on either side, and the connection lives', async () => {
    const number = codec.types.type('m.Number');
    const { client } = await serve([
      echo,
      { ...method('S.Wrong'), handle: () => ({ Text: Symbol('none') }) },
      { ...method('S.Number', text, number), handle: () => ({ Text: 7 }) },
    ]);
    await expect(client.call(method('S.Wrong'), { Text: '' })).rejects.toThrow('the reply cannot be sent');
    await expect(client.call(method('S.Number'), { Text: '' })).rejects.toMatchObject({
      code: 'bad-reply',
      cause: { path: 'Text' },
    });
    expect(await client.call(method('S.Echo'), { Text: 'on' })).toEqual({ Text: 'on' });
  });

  it('go on after an argument failed half-way through a type that was new', async () => {
    const { client } = await serve([{ ...method('S.Any', any, any), handle: (args) => args }]);
    const bad = { V: ['list', () => 'function'] };
    await expect(client.call(method('S.Any', any, any), bad)).rejects.toMatchObject({ code: 'bad-argument' });
    const good = { V: ['list', 1] };
    expect(await client.call(method('S.Any', any, any), good)).toEqual(good);
  });

  it('are given up by their signal, and a late answer is dropped', async () => {
    let release: (value: unknown) => void = () => undefined;
    const { client } = await serve([
      { ...method('S.Hold'), handle: () => new Promise((resolve) => (release = resolve)) },
      echo,
    ]);
    const controller = new AbortController();
    const call = client.call(method('S.Hold'), { Text: '' }, { signal: controller.signal });
    await client.call(method('S.Echo'), { Text: '' });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    release({ Text: 'late' });
    expect(await client.call(method('S.Echo'), { Text: 'on' })).toEqual({ Text: 'on' });
    await expect(
      client.call(method('S.Echo'), { Text: '' }, { signal: controller.signal }),
    ).rejects.toThrow();
  });

  it('fail when the connection ends, and so do later ones', async () => {
    const { client } = await serve([{ ...method('S.Hold'), handle: () => new Promise(() => undefined) }]);
    const call = client.call(method('S.Hold'), { Text: '' });
    far.close();
    await expect(call).rejects.toMatchObject({ code: 'disconnected' });
    await expect(client.call(method('S.Hold'), { Text: '' })).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('are read no faster than they are answered', async () => {
    let running = 0;
    let most = 0;
    const held: ((value: unknown) => void)[] = [];
    const { client } = await serve([
      {
        ...method('S.Hold'),
        handle: () => {
          most = Math.max(most, ++running);
          return new Promise((resolve) =>
            held.push((value) => {
              running--;
              resolve(value);
            }),
          );
        },
      },
    ]);
    const calls = Array.from({ length: 1500 }, () => client.call(method('S.Hold'), { Text: 'x' }));
    let answered = 0;
    for (const call of calls) void call.then(() => answered++);
    while (answered < calls.length) {
      held.shift()?.({ Text: '' });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(most).toBe(1024);
  });

  it('end with the stream when the header makes no sense', async () => {
    const [mine, theirs] = await streams();
    new RpcServer(theirs, codec, new Map([[echo.name, echo]]));
    const client = new RpcClient(mine, codec);
    mine.write(Buffer.from('f7ffffffffffffffffff', 'hex'));
    await expect(client.call(method('S.Echo'), { Text: '' })).rejects.toMatchObject({ code: 'disconnected' });
    expect(near.ended).toBe(false);
  });

  it('match a reply of an older server by name, and keep the seed for what it lacks', async () => {
    const older = new LocalTypes([{ ...RPC_TYPES, 'm.Empty': { kind: 'struct', fields: [] } }]);
    const [mine, theirs] = await streams();
    const client = new RpcClient(mine, codec);
    const call = client.call(method('S.Old'), { Text: 'sent' }, { seed: { Text: 'kept' } });
    const w = new GobWriter();
    const encoder = new GobEncoder(new EncoderPool(older));
    encoder.encode(w, older.type('rpc.Response'), { ServiceMethod: 'S.Old', Seq: 0, Error: '' });
    encoder.encode(w, older.type('m.Empty'), {});
    theirs.write(w.buf.subarray(0, w.pos));
    expect(await call).toEqual({ Text: 'kept' });
  });
});

describe('the mux broker', () => {
  it('joins the two ends of an id, whoever is first', async () => {
    const accepting = farBroker.accept(7);
    const dialled = await nearBroker.dial(7);
    const accepted = await accepting;
    expect(accepted.id).toBe(dialled.id);
    const dialling = nearBroker.dial(8);
    await near.ping();
    expect((await farBroker.accept(8)).id).toBe((await dialling).id);
  });

  it('counts from 1 on each side', () => {
    expect([nearBroker.nextId(), nearBroker.nextId(), farBroker.nextId()]).toEqual([1, 2, 1]);
  });

  it('says which id was not dialled, or not accepted, in time', async () => {
    await expect(farBroker.accept(9, 1)).rejects.toMatchObject({ code: 'deadline' });
    await expect(nearBroker.dial(9, 1)).rejects.toMatchObject({ code: 'deadline' });
  });

  it('stops waiting when told to, and when the connection ends', async () => {
    const told = farBroker.accept(1).catch((error: unknown) => error);
    farBroker.forget(1);
    expect(await told).toMatchObject({ code: 'disconnected' });
    const ended = farBroker.accept(2).catch((error: unknown) => error);
    far.close();
    expect(await ended).toMatchObject({ code: 'disconnected' });
  });

  it('refuses a second stream for an id that waits', async () => {
    const first = nearBroker.dial(5);
    await near.ping();
    await expect(nearBroker.dial(5)).rejects.toMatchObject({ code: 'disconnected' });
    await farBroker.accept(5);
    await first;
  });
});
