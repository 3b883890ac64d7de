import { expect, it } from '@jest/globals';
import type { OutgoingWebhook } from '@mattermost/types/integrations';

import { area, refusal } from '../area.ts';

export const webhooks = area(
  'webhooks',
  [
    'createIncomingWebhook',
    'getIncomingWebhook',
    'getIncomingWebhooks',
    'removeIncomingWebhook',
    'updateIncomingWebhook',
    'createOutgoingWebhook',
    'getOutgoingWebhook',
    'getOutgoingWebhooks',
    'removeOutgoingWebhook',
    'updateOutgoingWebhook',
    'regenOutgoingHookToken',
  ],
  (world) => {
    it('bring messages in', async () => {
      const { admin, alice, team, channel } = world();
      const wanted = { channel_id: channel.id, display_name: 'Builds' };
      expect(await refusal(alice.client.createIncomingWebhook(wanted))).toMatch(/^403/);
      const hook = await admin.createIncomingWebhook(wanted);
      expect((await admin.getIncomingWebhook(hook.id)).channel_id).toBe(channel.id);
      expect(await admin.getIncomingWebhooks(team.id, 0, 10)).toMatchObject([{ id: hook.id }]);
      expect(await admin.getIncomingWebhooks(team.id, 0, 10, true)).toMatchObject({ total_count: 1 });
      const changed = await admin.updateIncomingWebhook({ ...hook, description: 'of the builds' });
      expect(changed.description).toBe('of the builds');
      const posted = await fetch(`${admin.getUrl()}/hooks/${hook.id}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text: 'it builds' }),
      });
      expect({ status: posted.status, text: await posted.text() }).toEqual({ status: 200, text: 'ok' });
      const { posts } = await admin.getPosts(channel.id, 0, 5);
      expect(Object.values(posts).map(({ message }) => message)).toContain('it builds');
      await admin.removeIncomingWebhook(hook.id);
    });

    it('take messages out', async () => {
      const { admin, team, channel } = world();
      const hook = await admin.createOutgoingWebhook({
        team_id: team.id,
        channel_id: channel.id,
        display_name: 'Echo',
        trigger_words: ['echo'],
        callback_urls: ['http://127.0.0.1:9/'],
      } as OutgoingWebhook);
      expect((await admin.getOutgoingWebhook(hook.id)).trigger_words).toEqual(['echo']);
      expect((await admin.getOutgoingWebhooks(channel.id, team.id)).length).toBe(1);
      expect((await admin.updateOutgoingWebhook({ ...hook, display_name: 'Echoes' })).display_name).toBe(
        'Echoes',
      );
      expect((await admin.regenOutgoingHookToken(hook.id)).token).not.toBe(hook.token);
      await admin.removeOutgoingWebhook(hook.id);
      expect(await refusal(admin.getOutgoingWebhook(hook.id))).toMatch(/^404/);
    });
  },
);
