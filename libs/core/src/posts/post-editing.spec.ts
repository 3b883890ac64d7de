import type { Channel, Post, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

describe('an edited post', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let channel: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    const team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    channel = await test.townSquare(team);
  });

  afterAll(() => test.close());

  const post = (message: string, more: Partial<Post> = {}) =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message, ...more });
  const upload = async (name: string, user = ada) => {
    const given = { channelId: channel.id, userId: user.id, name, data: Buffer.from(name) };
    return (await test.core.fileUploads.upload(CONTEXT, given)).id;
  };
  const filesOf = async (id: string) => {
    const seen = await test.core.postViews.one(await test.core.posts.get(id), { userId: bob.id });
    return seen.metadata?.files.map((info) => info.name);
  };

  it('loses files and gets new ones of its author, and has them all again when it is restored', async () => {
    const [one, two] = [await upload('one.txt'), await upload('two.txt')];
    const made = await post('files', { file_ids: [one, two] });
    expect(await filesOf(made.id)).toEqual(['one.txt', 'two.txt']);
    const three = await upload('three.txt');
    const strange = await upload('strange.txt', bob);
    const edited = await test.core.posts.patch(CONTEXT, made.id, { file_ids: [two, three, strange] });
    expect(edited.file_ids).toEqual([two, three]);
    expect(edited.edit_at).toBeGreaterThan(0);
    expect(await filesOf(made.id)).toEqual(['two.txt', 'three.txt']);
    const [version] = await test.core.posts.history(made.id);
    expect(version).toMatchObject({ file_ids: [one, two], original_id: made.id });
    const restored = await test.core.posts.restore(CONTEXT, made.id, version?.id ?? '', ada.id);
    expect(restored.file_ids).toEqual([one, two]);
    expect(await filesOf(made.id)).toEqual(['one.txt', 'two.txt']);
  });

  it('cannot be restored by others, nor to what is no version of it', async () => {
    const made = await post('first');
    await test.core.posts.patch(CONTEXT, made.id, { message: 'second' });
    const [version] = await test.core.posts.history(made.id);
    const other = await post('other');
    await expect(test.core.posts.restore(CONTEXT, other.id, version?.id ?? '', ada.id)).rejects.toMatchObject(
      { status_code: 400 },
    );
    await expect(test.core.posts.restore(CONTEXT, made.id, version?.id ?? '', bob.id)).rejects.toMatchObject({
      status_code: 403,
    });
    await expect(test.core.posts.history(other.id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('is told to plugins as it was and as it is', async () => {
    const told: [Post, Post][] = [];
    test.core.attachHooks({
      ...silentHooks,
      messageWillBeUpdated: (_context, given) =>
        Promise.resolve({ post: { ...given, message: `${given.message}!`, user_id: 'somebody else' } }),
      messageHasBeenUpdated: (_context, now, before) => void told.push([now, before]),
    });
    const made = await post('said');
    await test.core.posts.patch(CONTEXT, made.id, { message: 'changed' });
    test.core.attachHooks(silentHooks);
    expect(told).toEqual([
      [
        expect.objectContaining({ id: made.id, message: 'changed!', user_id: ada.id }),
        expect.objectContaining({ id: made.id, message: 'said' }),
      ],
    ]);
  });

  it('shows its root as changed to clients that ask what has changed', async () => {
    const root = await post('root');
    const reply = await post('reply', { root_id: root.id });
    const since = test.clock.time;
    await test.core.posts.patch(CONTEXT, reply.id, { message: 'other' });
    const { order } = await test.core.postListing.since(channel.id, since);
    expect(order).toEqual([reply.id, root.id]);
  });

  it('is refused in an archived channel, as its deletion is', async () => {
    const given = { team_id: channel.team_id, name: 'old', display_name: 'Old', type: 'O' };
    const old = await test.core.channels.create(CONTEXT, given, ada.id);
    const made = await post('kept', { channel_id: old.id });
    await test.core.channels.delete(CONTEXT, old.id);
    await expect(test.core.posts.patch(CONTEXT, made.id, { message: 'x' })).rejects.toMatchObject({
      status_code: 400,
    });
    await expect(test.core.posts.delete(CONTEXT, made.id, ada.id)).rejects.toMatchObject({
      status_code: 400,
    });
    expect(await test.core.posts.get(made.id)).toMatchObject({ message: 'kept', delete_at: 0 });
  });

  it('has no characters that a database cannot keep', async () => {
    const made = await post('a\u0000b\ud800c');
    expect((await test.core.posts.get(made.id)).message).toBe('ab\ufffdc');
    await test.core.posts.patch(CONTEXT, made.id, { message: '\u0000edited' });
    expect((await test.core.posts.get(made.id)).message).toBe('edited');
  });

  it('tells only administrators who deleted it', async () => {
    const made = await post('gone');
    await test.heard();
    await test.core.posts.delete(CONTEXT, made.id, bob.id);
    await test.core.events.drained();
    const events = test.events.filter(({ event }) => event === 'post_deleted');
    expect(
      events.map(({ broadcast, data }) => [broadcast.contains_sensitive_data, data['delete_by']]),
    ).toEqual([
      [false, undefined],
      [true, bob.id],
    ]);
    expect(String(events[0]?.data['post'])).not.toContain(bob.id);
  });
});
