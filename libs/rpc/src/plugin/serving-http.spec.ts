import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/contract';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { bundlePlugin } from '../../fixtures/bundle.ts';
import { frontOf } from '../../fixtures/http-front.ts';
import { startPeer } from '../../fixtures/start-peer.ts';
import type { RunningPeer } from '../../fixtures/start-peer.ts';
import { Text } from '../../fixtures/text.ts';

const context = { RequestId: 'r' } as Context;

describe('a TypeScript plugin that serves HTTP', () => {
  let running: RunningPeer;
  let script: string;
  let front: Awaited<ReturnType<typeof frontOf>>;

  beforeAll(async () => {
    script = await bundlePlugin(new URL('../../fixtures/ts-plugin.ts', import.meta.url));
    running = await startPeer(script, { api: { GetServerVersion: () => Promise.resolve('11.11.0') } });
    // Contexts of requests are agreed upon here.
    await running.plugin.call('OnActivate', []);
    front = await frontOf(() => running.plugin, context);
  });

  afterAll(async () => {
    await front.close();
    await running.stop();
    rmSync(dirname(script), { recursive: true, force: true });
  });

  it('passes status, headers and a large body both ways', async () => {
    const sent = Buffer.alloc(3 * 1024 * 1024, 'abcdefg');
    const request = httpRequest({
      port: front.port,
      path: '/echo',
      method: 'PUT',
      headers: { 'x-test': 'yes' },
    });
    request.end(sent);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    expect([response.statusCode, response.headers['x-peer']]).toEqual([201, 'yes PUT']);
    expect(Buffer.concat(chunks).equals(sent)).toBe(true);
  });

  it('passes flushed parts, and fails where the handler failed', async () => {
    const url = `http://127.0.0.1:${front.port}`;
    expect(await (await fetch(`${url}/stream`)).text()).toBe('part 0\npart 1\npart 2\n');
    const failed = await fetch(`${url}/crash`);
    expect([failed.status, await failed.text()]).toEqual([500, 'RpcError: handler failed']);
  });

  it('tells the handler that the client has left', async () => {
    const request = httpRequest({ port: front.port, path: '/wait' });
    request.on('error', () => undefined);
    request.end();
    await running.stdout.holds('waiting for the signal\n');
    request.destroy();
    await running.stdout.holds('aborted AbortError: the request was cancelled by its sender\n');
  });

  it('takes the connection over', async () => {
    const socket = connect(front.port, '127.0.0.1');
    const seen = new Text();
    socket.on('data', (chunk: Buffer) => seen.add(chunk));
    const closed = once(socket, 'close');
    socket.write('GET /hijack HTTP/1.1\r\nHost: x\r\n\r\n');
    await seen.holds('Upgrade: lines');
    socket.write('a line\n');
    await seen.holds('you wrote a line\n');
    await closed;
  });
});
