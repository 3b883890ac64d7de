import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, Post, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../../fixtures/test-core.ts';
import type { After } from '../../timers/after.ts';

/** Timers that end when the test says. */
class Timers {
  readonly #waiting = new Map<number, { at: number; callback: () => void }>();
  #next = 0;
  now: () => number = () => 0;

  readonly after: After = (delayMs, callback) => {
    const id = ++this.#next;
    this.#waiting.set(id, { at: this.now() + delayMs, callback });
    return () => this.#waiting.delete(id);
  };

  /** Ends those that are due. */
  tick(): void {
    for (const [id, { at, callback }] of this.#waiting)
      if (at <= this.now()) {
        this.#waiting.delete(id);
        callback();
      }
  }
}

describe('reminders of posts', () => {
  let folder: string;
  let test: TestCore;
  let timers: Timers;
  let ada: User;
  let bob: User;
  let channel: Channel;

  const open = async () => {
    timers = new Timers();
    test = await TestCore.open({ dataDir: folder, after: timers.after });
    timers.now = () => test.clock.time;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patchbay-reminders-'));
    await open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    const team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    channel = await test.townSquare(team);
  });

  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  const post = () =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message: 'later' });
  const inSeconds = (seconds: number) => Math.ceil(test.clock.time / 1_000) + seconds;
  /** What the system's bot told bob. */
  const told = async (): Promise<Post[]> => {
    const bot = await test.core.users.getByUsername('system-bot').catch(() => undefined);
    if (!bot) return [];
    const direct = await test.core.channels.direct(CONTEXT, bob.id, bot.id);
    const list = await test.core.postListing.forChannel(direct.id, { page: 0, perPage: 10 });
    return list.order.map((id) => list.posts[id] as Post);
  };

  it('are confirmed to the one who wants them, and come in time, once', async () => {
    const made = await post();
    await test.core.postReminders.set(made, bob.id, inSeconds(60));
    const { broadcast, data } = await test.last('ephemeral_message');
    expect(broadcast.user_id).toBe(bob.id);
    expect(JSON.parse(String(data['post']))).toMatchObject({
      props: { type: 'reminder', post_id: made.id, username: 'ada', team_name: 'engines' },
    });
    timers.tick();
    await test.core.postReminders.settled();
    expect(await told()).toEqual([]);
    test.clock.time += 62_000;
    timers.tick();
    await test.core.postReminders.settled();
    expect(await told()).toEqual([
      expect.objectContaining({
        type: 'reminder',
        message: expect.stringContaining(made.id),
        props: expect.objectContaining({ post_id: made.id, username: 'ada' }),
      }),
    ]);
    test.clock.time += 62_000;
    timers.tick();
    await test.core.postReminders.settled();
    expect(await told()).toHaveLength(1);
  });

  it('come after a restart too, but not of a post that is gone', async () => {
    const before = (await told()).length;
    const kept = await post();
    const gone = await post();
    for (const each of [kept, gone]) await test.core.postReminders.set(each, bob.id, inSeconds(60));
    await test.core.posts.delete(CONTEXT, gone.id, ada.id);
    const { time } = test.clock;
    await test.core.close();
    await open();
    test.clock.time = time + 120_000;
    await test.core.postReminders.settled();
    timers.tick();
    await test.core.postReminders.settled();
    const now = await told();
    expect(now).toHaveLength(before + 1);
    expect(now[0]?.message).toContain(kept.id);
  });
});
