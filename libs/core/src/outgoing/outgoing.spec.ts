import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Outgoing } from './outgoing.ts';

describe('asking another server', () => {
  let server: Server;
  let url: string;
  let asked: { method: string; url: string; body: string; headers: IncomingMessage['headers'] }[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const settings = { AllowedUntrustedInternalConnections: '', EnableDeveloper: true };
  const outgoing = new Outgoing({
    get: () => ({ PluginSettings: {}, ServiceSettings: settings }) as never,
  });

  beforeAll(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        asked.push({ method: request.method ?? '', url: request.url ?? '', body, headers: request.headers });
        answer(request, response);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  beforeEach(() => {
    asked = [];
    answer = (_request, response) => response.end('answer');
    settings.AllowedUntrustedInternalConnections = '127.0.0.1';
  });

  it('sends what it is given and gives what comes, whatever the status', async () => {
    answer = (_request, response) => response.writeHead(503, { 'X-Why': 'busy' }).end('later');
    const headers = { 'Content-Type': 'text/plain' };
    const got = await outgoing.request(`${url}/a?b=c`, { method: 'POST', headers, body: 'hello' });
    expect({ ...got, body: got.body.toString() }).toMatchObject({ status: 503, body: 'later' });
    expect(got.headers['x-why']).toBe('busy');
    expect(asked).toMatchObject([
      { method: 'POST', url: '/a?b=c', body: 'hello', headers: { 'content-type': 'text/plain' } },
    ]);
  });

  it('asks no internal address that the settings do not list, developer mode or not', async () => {
    settings.AllowedUntrustedInternalConnections = 'other.example';
    for (const address of [url, url.replace('127.0.0.1', 'localhost'), 'http://169.254.169.254/latest'])
      await expect(outgoing.request(address)).rejects.toThrow('AllowedUntrustedInternalConnections');
    expect(asked).toEqual([]);
    expect((await outgoing.request(url, { trusted: true })).status).toBe(200);
  });

  it('follows a redirect as a GET without credentials elsewhere, and never into a network', async () => {
    let next = 'http://127.1.1.1/there';
    answer = (request, response) =>
      request.url === '/there' ? response.end('here') : response.writeHead(302, { Location: next }).end();
    const asking = { method: 'POST', body: 'x', headers: { Authorization: 'Token secret' } };
    await expect(outgoing.request(url, asking)).rejects.toThrow('inside a network');
    next = `${url.replace('127.0.0.1', 'localhost')}/there`;
    asked = [];
    expect((await outgoing.request(url, asking)).body.toString()).toBe('here');
    expect(asked[1]).toMatchObject({ method: 'GET', body: '' });
    expect(asked[1]?.headers.authorization).toBeUndefined();
  });

  it('takes neither too much nor for too long', async () => {
    answer = (_request, response) => response.end(Buffer.alloc(2_000));
    await expect(outgoing.request(url, { maxBytes: 1_999 })).rejects.toThrow('larger than 1999 bytes');
    expect((await outgoing.request(url, { maxBytes: 1_999, cut: true })).body).toHaveLength(1_999);
    answer = (_request, response) => void response.write('and');
    await expect(outgoing.request(url, { deadlineMs: 200 })).rejects.toThrow('sent nothing for 0.2 seconds');
  });
});
