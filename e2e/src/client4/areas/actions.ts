import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';

export const actions = area(
  'buttons and dialogs',
  [
    'doPostAction',
    'doPostActionWithCookie',
    'doPostActionWithQuery',
    'submitInteractiveDialog',
    'lookupInteractiveDialog',
  ],
  (world) => {
    const asked: Record<string, unknown>[] = [];
    let server: Server;
    let url = '';
    beforeAll(async () => {
      server = createServer((request, response) => {
        void text(request).then((body) => {
          asked.push(JSON.parse(body) as Record<string, unknown>);
          response.setHeader('Content-Type', 'application/json');
          const items = [{ text: 'Red', value: 'red' }];
          if (request.url === '/lookup') response.end(JSON.stringify({ items }));
          else response.end(request.url === '/dialog' ? '{}' : '{"ephemeral_text":"pressed"}');
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('are pressed', async () => {
      const { admin, alice, channel } = world();
      const action = (id: string) => ({
        id,
        name: id,
        type: 'button',
        integration: { url: `${url}/press`, context: { secret: 'of the bot' } },
      });
      const post = await admin.createPost({
        channel_id: channel.id,
        message: 'press one',
        props: { attachments: [{ text: 'here', actions: [action('first')] }] },
      } as never);
      const shown = await alice.client.getPost(post.id);
      expect(JSON.stringify(shown)).not.toContain('of the bot');
      await alice.client.doPostAction(post.id, 'first');
      expect(asked.at(-1)).toMatchObject({ user_id: alice.user.id, context: { secret: 'of the bot' } });
      await alice.client.doPostActionWithCookie(post.id, 'first', '');
      await alice.client.doPostActionWithQuery(post.id, 'first', {});
      expect(await refusal(alice.client.doPostAction(post.id, 'other'))).toMatch(/^40/);
    });

    it('are filled in', async () => {
      const { alice, team, channel } = world();
      const submission = {
        url: `${url}/dialog`,
        callback_id: 'colour',
        state: '',
        user_id: alice.user.id,
        channel_id: channel.id,
        team_id: team.id,
        submission: { colour: 'red' },
        cancelled: false,
      };
      await alice.client.submitInteractiveDialog(submission as never);
      expect(asked.at(-1)).toMatchObject({ user_id: alice.user.id, submission: { colour: 'red' } });
      const found = await alice.client.lookupInteractiveDialog({
        ...submission,
        url: `${url}/lookup`,
      } as never);
      expect(found.items).toEqual([{ text: 'Red', value: 'red' }]);
    });
  },
);
