import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/contract';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { buildGoPeers, goIsMissing } from '../../fixtures/go-peers.ts';
import { frontOf } from '../../fixtures/http-front.ts';
import { startPeer } from '../../fixtures/start-peer.ts';
import type { RunningPeer } from '../../fixtures/start-peer.ts';
import { Text } from '../../fixtures/text.ts';

const BUILD_DEADLINE_MS = 580_000;
/** What RFC 6455 has a server append to the key of a client. */
const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT_FRAME = 0x81;
const suite = goIsMissing === undefined ? describe : describe.skip;

/** A frame as a client sends it: its length in eight bytes, and masked. */
function frame(payload: string): Buffer {
  const mask = randomBytes(4);
  const header = Buffer.alloc(10);
  header[0] = TEXT_FRAME;
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(BigInt(payload.length), 2);
  const masked = Buffer.from(payload).map((byte, i) => byte ^ (mask[i % 4] as number));
  return Buffer.concat([header, mask, masked]);
}

suite('a connection that a Go plugin takes over (needs go)', () => {
  let peer: RunningPeer;
  let front: Awaited<ReturnType<typeof frontOf>>;

  beforeAll(async () => {
    peer = await startPeer(buildGoPeers().plugin);
    front = await frontOf(() => peer.plugin, { RequestId: 'r' } as Context);
  }, BUILD_DEADLINE_MS);

  afterAll(async () => {
    await front.close();
    await peer.stop();
  });

  it('hands the connection over when it is hijacked', async () => {
    const socket = connect(front.port, '127.0.0.1');
    const seen = new Text();
    socket.on('data', (chunk: Buffer) => seen.add(chunk));
    const closed = once(socket, 'close');
    socket.write('GET /hijack HTTP/1.1\r\nHost: x\r\n\r\n');
    await seen.holds('Upgrade: lines');
    socket.write('a line\n');
    await seen.holds('you wrote a line\n');
    await closed;
    expect(seen.text.startsWith('HTTP/1.1 101 Switching Protocols\r\n')).toBe(true);
  });

  it('keeps the deadlines of a connection that was taken over, and gives it only once', async () => {
    const socket = connect(front.port, '127.0.0.1');
    const seen = new Text();
    socket.on('data', (chunk: Buffer) => seen.add(chunk));
    const closed = once(socket, 'close');
    socket.write('GET /deadline HTTP/1.1\r\nHost: x\r\n\r\n');
    await seen.holds('late: i/o timeout\n');
    socket.write('a line');
    await closed;
    expect(seen.text).toBe(
      'late: i/o timeout\nread: a line <nil>\nagain: response was already hijacked\nwrite: http: connection has been hijacked\n',
    );
  });

  it('carries a websocket, large messages included', async () => {
    const socket = connect(front.port, '127.0.0.1');
    const seen = new Text();
    socket.on('data', (chunk: Buffer) => seen.add(chunk));
    const closed = once(socket, 'close');
    const key = randomBytes(16).toString('base64');
    const headers = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}`;
    // The first message comes with the request: none of it may be lost between HTTP and the plugin.
    socket.write(
      Buffer.concat([
        Buffer.from(`GET /websocket HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`),
        frame('early'),
      ]),
    );
    await seen.holds('you said early');
    const accepted = createHash('sha1').update(`${key}${WEBSOCKET_GUID}`).digest('base64');
    expect(seen.text).toContain(`Sec-WebSocket-Accept: ${accepted}\r\n`);
    const large = 'large '.repeat(60_000);
    socket.write(frame(large));
    await seen.holds(`you said ${large}`);
    socket.write(frame('bye'));
    await closed;
  });
});
