import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/contract';
import { hookPolicies } from '@patchbay/contract';
import { ManualClock } from '@patchbay/hooks';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';

const id = 'com.example.slow';
const context = { RequestId: 'r' } as Context;
const { deadlineMs } = hookPolicies.ServeHTTP;
/** What processes take on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;

describe('a plugin that answers HTTP late', () => {
  const clock = new ManualClock();
  const chosen = { settings: DEFAULT_HOST_SETTINGS };
  const kit = createHost(createSite(), { clock, settings: () => chosen.settings });
  let server: Server;
  let address: string;
  /** What happens when a request has been passed to the plugin. */
  let passed: (request: IncomingMessage) => void;

  beforeAll(async () => {
    await kit.host.start();
    await kit.install(await packPlugin({ id, script: await bundleScript('./plugins/slow-http.ts') }));
    await kit.host.enable(id);
    server = createServer((request, response) => {
      const { method = 'GET', url = '/' } = request;
      const head = { method, url, proto: 'HTTP/1.1', protoMajor: 1, protoMinor: 1, header: {} };
      const place = { host: 'localhost', remoteAddr: '127.0.0.1:1', requestURI: url, body: request };
      void kit.host.serveHttp(id, context, { ...head, ...place }, response, new AbortController().signal);
      passed(request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }, DEADLINE_MS);

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await kit.host.stop();
  }, DEADLINE_MS);

  const failures = () =>
    kit.logger.entries.filter(({ message }) => message.includes('gave no answer within'));

  it(
    'is given up when its time is over, with 504 and a line in the log',
    async () => {
      passed = () => {
        clock.advance(deadlineMs);
      };
      const answer = await fetch(`${address}/silent`);
      expect([answer.status, await answer.text()]).toEqual([504, expect.stringContaining('in time')]);
      expect(failures()).toMatchObject([
        { message: expect.stringContaining(`within ${String(deadlineMs)} ms`), fields: { plugin_id: id } },
      ]);
    },
    DEADLINE_MS,
  );

  it(
    'has the time that the administrator chose',
    async () => {
      chosen.settings = { ...DEFAULT_HOST_SETTINGS, deadlinesMs: { ServeHTTP: 70 } };
      passed = () => {
        clock.advance(70);
      };
      expect((await fetch(`${address}/silent`)).status).toBe(504);
      chosen.settings = DEFAULT_HOST_SETTINGS;
    },
    DEADLINE_MS,
  );

  it(
    'may take what time it likes once its answer has begun',
    async () => {
      passed = () => undefined;
      const before = failures().length;
      const client = new AbortController();
      const answer = await fetch(`${address}/begun`, { signal: client.signal });
      clock.advance(100 * deadlineMs);
      expect(answer.status).toBe(200);
      const { value } = (await answer.body?.getReader().read()) ?? {};
      expect(Buffer.from(value ?? []).toString()).toBe('begun');
      expect(failures()).toHaveLength(before);
      client.abort();
    },
    DEADLINE_MS,
  );

  it(
    'is not given up while the request still comes',
    async () => {
      const before = failures().length;
      const sent = httpRequest(`${address}/silent`, { method: 'POST' });
      const answered = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
      await new Promise<void>((resolve) => {
        passed = (request) => {
          request.once('readable', resolve);
          sent.write('a piece');
        };
        sent.flushHeaders();
      });
      clock.advance(deadlineMs);
      expect(failures()).toHaveLength(before);
      clock.advance(deadlineMs);
      const answer = await answered;
      expect([answer.statusCode, await text(answer)]).toEqual([504, expect.stringContaining('in time')]);
      sent.destroy();
    },
    DEADLINE_MS,
  );
});
