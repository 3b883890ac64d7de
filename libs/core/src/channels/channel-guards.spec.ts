import type { Channel, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

const GUARD = 'com.example.guard';
const CLOSED = { id: 'app.plugin.inactive_guard.app_error', status_code: 503 };

describe('a guarded channel', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    const given = { team_id: team.id, name: 'vault', display_name: 'Vault', type: 'O' };
    channel = await test.core.channels.create(CONTEXT, given, ada.id);
  });

  afterAll(() => test.close());

  const post = (message = 'x') =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message });

  it('is claimed by id, again without harm, by several, and given up by each for itself', async () => {
    const { guards } = test.core;
    await guards.register(channel.id, 'B.Second');
    await guards.register(channel.id, GUARD);
    await guards.register(channel.id, GUARD);
    expect(guards.of(channel.id)).toEqual(['b.second', GUARD]);
    await guards.unregister(channel.id, 'com.example.other');
    await guards.unregister(channel.id, 'b.second');
    expect(guards.of(channel.id)).toEqual([GUARD]);
    await expect(guards.register('', GUARD)).rejects.toMatchObject({
      id: 'app.channel_guard.register.empty_channel.app_error',
      status_code: 400,
    });
    await expect(guards.unregister('', GUARD)).rejects.toMatchObject({
      id: 'app.channel_guard.unregister.empty_channel.app_error',
    });
    await expect(guards.register('no id', GUARD)).rejects.toMatchObject({
      id: 'app.channel_guard.invalid_channel.app_error',
    });
  });

  it('lets nothing happen while its guard is not there, and everything in other channels', async () => {
    const { channelChanges, channelMembers, guards } = test.core;
    await guards.unregister(channel.id, GUARD);
    const written = await post('before');
    await guards.register(channel.id, GUARD);
    await expect(post()).rejects.toMatchObject(CLOSED);
    await expect(test.core.posts.patch(CONTEXT, written.id, { message: 'y' })).rejects.toMatchObject(CLOSED);
    await expect(channelMembers.add(CONTEXT, channel.id, bob.id)).rejects.toMatchObject(CLOSED);
    await expect(channelChanges.patch(CONTEXT, channel.id, { header: 'y' })).rejects.toMatchObject(CLOSED);
    await expect(channelChanges.setPrivacy(CONTEXT, channel.id, 'P')).rejects.toMatchObject(CLOSED);
    // Archiving is what guards do not guard.
    await channelChanges.archive(CONTEXT, channel.id);
    await expect(channelChanges.restore(CONTEXT, channel.id)).rejects.toMatchObject(CLOSED);
    await guards.unregister(channel.id, GUARD);
    await channelChanges.restore(CONTEXT, channel.id);
    await guards.register(channel.id, GUARD);
    const square = await test.townSquare(team);
    const elsewhere = { channel_id: square.id, user_id: ada.id, message: 'x' };
    expect(await test.core.posts.create(CONTEXT, elsewhere)).toMatchObject({ message: 'x' });
  });

  it('asks its guards by name, and takes no other type from any plugin', async () => {
    const asked: (readonly string[])[] = [];
    test.core.attachHooks({
      ...silentHooks,
      messageWillBePosted: (_context, given, guards = []) => {
        asked.push(guards);
        return Promise.resolve({ post: given });
      },
      channelWillBeUpdated: (_context, given) => Promise.resolve({ value: { ...given, type: 'P' } }),
    });
    await post();
    expect(asked).toEqual([[GUARD]]);
    await expect(test.core.channelChanges.patch(CONTEXT, channel.id, { header: 'z' })).rejects.toMatchObject({
      id: 'app.channel.update_channel.plugin_type_mutation.app_error',
      status_code: 400,
    });
    expect(await test.core.channels.get(channel.id)).toMatchObject({ type: 'O' });
    test.core.attachHooks(silentHooks);
  });

  it('is free when its guard is removed', async () => {
    await test.core.plugins.remove(GUARD);
    expect(test.core.guards.of(channel.id)).toEqual([]);
    expect(await post('free')).toMatchObject({ message: 'free' });
  });
});
