import { expect } from '@jest/globals';

import type { Moments } from './moment.ts';

/** The hooks of what is sent to people who are away. */
export const noticeMoments: Moments = {
  EmailNotificationWillBeSent: async (stage, plugin) => {
    const username = `reader-${plugin.word}`;
    const { id } = await stage.person(username);
    await stage.ask(stage.admin, 'PUT', `/users/${id}/status`, { user_id: id, status: 'offline' });
    const mention = (message: string) =>
      stage.ask(stage.alice, 'POST', '/posts', {
        channel_id: stage.channelId,
        message: `@${username} ${message}`,
      });
    await plugin.tell({
      EmailNotificationWillBeSent: { match: id, replace: { subject: 'Another subject' } },
    });
    await mention('hello');
    await stage.mail.letter(`${username}@example.com`, /Subject: Another subject/);
    const [notification] = await plugin.called('EmailNotificationWillBeSent', id);
    expect(notification).toMatchObject({
      recipient_id: id,
      sender_id: stage.alice.id,
      channel_id: stage.channelId,
    });
    // Kept back, while the one after it comes.
    await plugin.forget();
    await plugin.tell({ EmailNotificationWillBeSent: { match: 'not-this', reject: 'no' } });
    const { body } = await mention('not-this');
    await plugin.called('EmailNotificationWillBeSent', body.id);
    await plugin.tell({});
    await mention('but-this');
    await stage.mail.letter(`${username}@example.com`, /but-this/);
    expect(stage.mail.count(`${username}@example.com`, /not-this/)).toBe(0);
  },

  NotificationWillBePushed: async (stage, plugin) => {
    const username = `phone-${plugin.word}`;
    const { id, rest } = await stage.person(username);
    const device = { device_id: `android:${plugin.word}-phone` };
    expect((await rest.answer('PUT', '/users/sessions/device', device)).status).toBe(200);
    await stage.ask(stage.admin, 'PUT', `/users/${id}/status`, { user_id: id, status: 'offline' });
    await plugin.tell({
      NotificationWillBePushed: { match: id, replace: { message: `pushed ${username}` } },
    });
    await stage.ask(stage.alice, 'POST', '/posts', {
      channel_id: stage.channelId,
      message: `@${username} hello`,
    });
    await stage.pushes.until(`pushed ${username}`);
    const [notification, userId] = await plugin.called('NotificationWillBePushed', id);
    expect(notification).toMatchObject({ type: 'message', channel_id: stage.channelId });
    expect(userId).toBe(id);
  },
};
