import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RouteGroups } from './route-groups.ts';

describe('routes in groups', () => {
  const groups = new RouteGroups();
  let server: Server;
  let url: string;

  beforeAll(async () => {
    groups.add('get', '/api/v4/users/stats', (_request, response) => void response.send('stats'));
    groups.add('get', '/api/v4/users/:user_id', ({ params }, response) => void response.send(params));
    groups.add('post', '/hooks/:hook_id', (request, response) => void response.send(request.url));
    const app = express().use(groups.handle);
    app.use((_request, response) => void response.status(404).send('nowhere'));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const ask = async (method: string, path: string) => {
    const response = await fetch(url + path, { method });
    return `${response.status} ${await response.text()}`;
  };

  it('are asked in the order in which they came, each with its parameters and the whole path', async () => {
    expect(await ask('GET', '/api/v4/users/stats')).toBe('200 stats');
    expect(await ask('GET', '/API/v4/Users/me/?page=1')).toBe('200 {"user_id":"me"}');
    expect(await ask('POST', '/hooks/abc?x=1')).toBe('200 /hooks/abc?x=1');
    expect(await ask('HEAD', '/api/v4/users/stats')).toBe('200 ');
  });

  it('leave to whoever comes next what is none of theirs', async () => {
    for (const [method, path] of [
      ['GET', '/api/v4/users'],
      ['POST', '/api/v4/users/stats'],
      ['OPTIONS', '/api/v4/users/stats'],
      ['GET', '/api/v4/teams/stats'],
      ['GET', '/api/v4'],
      ['GET', '/constructor'],
      ['GET', '//api/v4/users/stats'],
    ] as const)
      expect(await ask(method, path)).toBe('404 nowhere');
  });

  it('are known before anybody has asked', () => {
    expect(groups.registered.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v4/users/stats',
      'GET /api/v4/users/:user_id',
      'POST /hooks/:hook_id',
    ]);
  });

  it('say their first word, and come before the first request to their group', () => {
    const handler = () => undefined;
    expect(() => groups.add('get', '/:anything', handler)).toThrow('first word');
    expect(() => groups.add('get', '/api/v4/:anything', handler)).toThrow('first word');
    expect(() => groups.add('get', '/api/v4/users/late', handler)).toThrow('too late');
  });
});
