import type { Channel, EmailNotification, Post, PushNotification, User } from '@patchbay/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { SmtpPeer } from '../mail/fixtures/smtp-peer.ts';

describe('notifications', () => {
  let test: TestCore;
  let smtp: SmtpPeer;
  let ada: User;
  let bob: User;
  let channel: Channel;
  let pushed: [string, PushNotification][];

  beforeAll(async () => {
    test = await TestCore.open();
    smtp = await SmtpPeer.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    const team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    channel = await test.townSquare(team);
    test.core.notifications.pushWith({
      send: (notification, userId) => {
        pushed.push([userId, notification]);
        return Promise.resolve();
      },
    });
    await test.core.config.patch(
      {
        ServiceSettings: { SiteURL: 'https://chat.example.com' },
        EmailSettings: {
          SendEmailNotifications: true,
          SendPushNotifications: true,
          PushNotificationContents: 'full',
          SMTPServer: '127.0.0.1',
          SMTPPort: String(smtp.port),
          ConnectionSecurity: '',
          FeedbackEmail: 'chat@example.com',
        },
      },
      { userId: ada.id },
    );
  });

  beforeEach(async () => {
    pushed = [];
    test.core.attachHooks(silentHooks);
    await test.core.statuses.set(bob.id, 'offline', true);
  });

  afterAll(async () => {
    await test.close();
    await smtp.close();
  });

  const say = async (message: string, given: Partial<Post> = {}): Promise<Post> => {
    const post = await test.core.posts.create(CONTEXT, {
      channel_id: channel.id,
      user_id: ada.id,
      message,
      ...given,
    });
    await test.core.postAftermath.settled();
    return post;
  };
  const prefer = async (props: Record<string, string>) => {
    const { notify_props } = await test.core.users.get(bob.id);
    await test.core.users.patch(CONTEXT, bob.id, { notify_props: { ...notify_props, ...props } });
  };

  it('go by mail and to devices of someone who is away and was mentioned', async () => {
    const post = await say('@bob <b>look</b>\nat this');
    const letter = await smtp.next();
    expect(letter.envelope.to).toEqual(['bob@example.com']);
    expect(letter.headers['subject']).toContain('ada');
    expect(letter.text).toContain(`https://chat.example.com/engines/pl/${post.id}`);
    expect(letter.html).toContain('&lt;b&gt;look&lt;/b&gt;');
    expect(pushed).toEqual([
      [
        bob.id,
        expect.objectContaining({
          type: 'message',
          post_id: post.id,
          channel_id: channel.id,
          channel_name: 'Town Square',
          sender_name: 'ada',
          message: '@ada: @bob <b>look</b>\nat this',
          badge: expect.any(Number),
        }),
      ],
    ]);
  });

  it('go to nobody whom a post does not concern', async () => {
    await say('nothing for anyone');
    expect(pushed).toEqual([]);
  });

  it('stay away from someone who is there, does not want them, or has muted the channel', async () => {
    await prefer({ push_status: 'away' });
    await test.core.statuses.set(bob.id, 'online', true);
    await say('@bob online');
    expect(pushed).toEqual([]);
    await prefer({ push_status: 'online' });
    await say('@bob online, but wants them');
    expect(pushed).toHaveLength(1);
    await test.core.statuses.set(bob.id, 'dnd', true);
    await say('@bob do not disturb');
    await smtp.next();
    expect(pushed).toHaveLength(1);
    await test.core.statuses.set(bob.id, 'offline', true);
    await prefer({ push: 'none', email: 'false' });
    await say('@bob wants nothing');
    expect(pushed).toHaveLength(1);
    await prefer({ push: 'mention', email: 'true' });
    const mute = (mark_unread: string) =>
      test.core.channelMembers.setNotifyProps(channel.id, bob.id, { mark_unread });
    await mute('mention');
    await say('@bob has muted this');
    expect(pushed).toHaveLength(1);
    await mute('all');
    await say('@bob hears again');
    expect(pushed).toHaveLength(2);
    expect((await smtp.next()).text).toContain('hears again');
  });

  it('are what plugins make of the letter, who may keep it back', async () => {
    const seen: EmailNotification[] = [];
    test.core.attachHooks({
      ...silentHooks,
      emailNotificationWillBeSent: (notification) => {
        seen.push(notification);
        return Promise.resolve(
          seen.length === 1 ? { rejected: 'no' } : { value: { ...notification, subject: 'Changed' } },
        );
      },
    });
    await say('@bob kept back');
    const post = await say('@bob changed');
    expect((await smtp.next()).headers['subject']).toBe('Changed');
    expect(seen[1]).toMatchObject({
      post_id: post.id,
      recipient_id: bob.id,
      sender_id: ada.id,
      channel_type: 'O',
      message_text: '@bob changed',
    });
  });

  it('go to those who follow a thread', async () => {
    const root = await say('a question', { user_id: bob.id });
    await say('an answer', { root_id: root.id });
    await smtp.next();
    expect(pushed).toEqual([[bob.id, expect.objectContaining({ root_id: root.id })]]);
  });

  it('do not go where they are switched off', async () => {
    await test.core.config.patch(
      { EmailSettings: { SendEmailNotifications: false, SendPushNotifications: false } },
      { userId: ada.id },
    );
    await say('@bob nothing');
    expect(pushed).toEqual([]);
  });
});
