import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PushNotification, User } from '@patchbay/contract';
import { TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { fill } from '../model/fill.ts';

describe('notifications for phones', () => {
  let test: TestCore;
  let proxy: Server;
  let ada: User;
  let asked: { url: string; body: Record<string, unknown> }[];
  let answer: (response: ServerResponse) => void;

  beforeAll(async () => {
    proxy = createServer((request, response) => {
      void json(request).then((body) => {
        asked.push({ url: request.url ?? '', body: body as Record<string, unknown> });
        answer(response);
      });
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    test = await TestCore.open();
    ada = await test.user('ada');
    await test.core.sessions.create(ada, { deviceId: 'apple_rn-v2:phone:1' });
    await test.core.sessions.create(ada);
  });
  afterAll(async () => {
    await test.close();
    proxy.closeAllConnections();
    proxy.close();
    await once(proxy, 'close');
  });
  beforeEach(async () => {
    asked = [];
    answer = (response) => response.end(JSON.stringify({ status: 'OK' }));
    test.log.length = 0;
    test.core.attachHooks(silentHooks);
    const port = (proxy.address() as AddressInfo).port;
    await set(`http://127.0.0.1:${String(port)}/`);
  });

  const set = (PushNotificationServer: string) =>
    test.core.config.patch({ EmailSettings: { PushNotificationServer } }, { userId: '' });
  const send = (message = 'hello') =>
    test.core.push.send(
      fill<PushNotification>('model.PushNotification', { message, type: 'message' }),
      ada.id,
    );
  const warnings = () =>
    test.log.filter(({ level }) => level === 'warn').map(({ fields }) => fields['error']);

  it('go to every phone of a person, by the proxy that the settings name', async () => {
    await send();
    expect(asked).toMatchObject([
      {
        url: '/api/v1/send_push',
        body: {
          message: 'hello',
          platform: 'apple_rn-v2',
          device_id: 'phone:1',
          server_id: await test.core.system.diagnosticId(),
        },
      },
    ]);
    expect(asked[0]?.body['ack_id']).toMatch(/^[a-z0-9]{26}$/);
  });

  it('are what plugins make of them, or nothing', async () => {
    test.core.attachHooks({
      ...silentHooks,
      notificationWillBePushed: (given, userId) =>
        Promise.resolve(
          given.message === 'no'
            ? { rejected: 'not now' }
            : { value: { ...given, message: `${given.message} ${userId}` } },
        ),
    } as typeof silentHooks);
    await send('hi');
    await send('no');
    expect(asked.map(({ body }) => body['message'])).toEqual([`hi ${ada.id}`]);
    expect(warnings()).toEqual([]);
  });

  it('fail without a word to the sender, and with one to the log', async () => {
    answer = (response) => response.writeHead(500).end();
    await send();
    answer = (response) => response.end(JSON.stringify({ status: 'FAIL', error: 'no such app' }));
    await send();
    answer = (response) => response.end('what?');
    await send();
    await set('');
    await send();
    expect(warnings()).toEqual([
      'the proxy answered with status 500',
      'no such app',
      expect.stringContaining('JSON'),
      expect.stringContaining('PushNotificationServer'),
    ]);
    await expect(test.core.push.send(undefined, ada.id)).rejects.toMatchObject({
      id: 'api.push_notifications.message.parse.app_error',
    });
  });

  it('remember a phone that is gone', async () => {
    answer = (response) => response.end(JSON.stringify({ status: 'REMOVE' }));
    await send();
    const sessions = await test.core.sessions.listForUser(ada.id);
    expect(sessions.map(({ props }) => props['last_removed_device_id'])).toContain('apple_rn-v2:phone:1');
  });
});
