import type { Channel, Post, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

/** What a client may try to send. */
const SENT = {
  force_notification: 'now',
  silent_notification: true,
  add_channel_member: { post_id: 'x', not_in_channel_user_ids: ['y'] },
};

describe('the props that are the server’s own', () => {
  let test: TestCore;
  let ada: User;
  let channel: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    channel = await test.townSquare(await test.team('engines', ada));
  });

  afterAll(() => test.close());

  const post = (props: Post['props'], user = ada) =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: user.id, message: 'hello', props });

  it('are not taken from who writes a post; any other prop is', async () => {
    const made = await post({ ...SENT, mine: 1 });
    expect(made.props).toEqual({ mine: 1 });
    expect((await test.core.posts.get(made.id)).props).toEqual({ mine: 1 });
  });

  it('are not taken from who edits it, in either way', async () => {
    const made = await post({});
    const patched = await test.core.posts.patch(CONTEXT, made.id, { props: { ...SENT, mine: 2 } });
    expect(patched.props).toEqual({ mine: 2 });
    const updated = await test.core.posts.update(CONTEXT, { ...made, props: { ...SENT, mine: 3 } });
    expect(updated.props).toEqual({ mine: 3 });
  });

  it('are taken from a plugin that changes the post on its way, and stay while other things change', async () => {
    test.core.attachHooks({
      ...silentHooks,
      messageWillBePosted: (_context, given) =>
        Promise.resolve({ post: { ...given, props: { ...given.props, force_notification: 'plugin' } } }),
    });
    const made = await post({});
    test.core.attachHooks(silentHooks);
    expect(made.props).toEqual({ force_notification: 'plugin' });
    const patched = await test.core.posts.patch(CONTEXT, made.id, { message: 'changed' });
    expect(patched.props).toEqual({ force_notification: 'plugin' });
  });

  it('let a bot ask for silence, and nobody else', async () => {
    const bot = await test.core.bots.create(CONTEXT, { username: 'quiet', owner_id: ada.id });
    const made = await post(SENT, await test.core.users.get(bot.user_id));
    expect(made.props).toEqual({ silent_notification: true });
    const patched = await test.core.posts.patch(CONTEXT, made.id, { props: {} });
    expect(patched.props).toEqual({ silent_notification: true });
  });

  it('say of the post of a program that it is one also after an edit that would hide it', async () => {
    const made = await post({ from_webhook: 'true', override_username: 'someone' });
    const patched = await test.core.posts.patch(CONTEXT, made.id, { props: { override_username: 'boss' } });
    expect(patched.props).toEqual({ from_webhook: 'true', override_username: 'boss' });
  });
});
