import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, Session, Team, User } from '@patchbay/contract';
import { PostgresStatements } from '../database/postgres-statements.ts';
import { SqliteStatements } from '../database/sqlite-statements.ts';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

describe('the way of a post', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;
  let channel: Channel;
  let session: Session;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    team = await test.team('engines', ada);
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    channel = await test.townSquare(team);
    session = await test.core.sessions.create(bob);
  });
  afterAll(() => test.close());

  const post = (message: string, more: object = {}) =>
    test.core.posts.create(CONTEXT, { user_id: bob.id, channel_id: channel.id, message, ...more });
  const listed = async () => {
    const { order, posts } = await test.core.postListing.forChannel(channel.id, { page: 0, perPage: 100 });
    return order.map((id) => posts[id]?.message ?? '');
  };

  /** The tables that statements write to while `work` runs, in order. */
  async function writesOf(work: () => Promise<unknown>): Promise<string[]> {
    const written: string[] = [];
    const Statements = process.env['PATCHBAY_TEST_POSTGRES'] ? PostgresStatements : SqliteStatements;
    const { run } = Statements.prototype;
    Statements.prototype.run = function (this: never, sql, values) {
      const table = /^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)/.exec(sql)?.[1];
      if (table !== undefined) written.push(table);
      return run.call(this, sql, values);
    };
    try {
      await work();
    } finally {
      Statements.prototype.run = run;
    }
    return written;
  }

  it('writes the post, its channel and what its author has read, each once, and tells it in one event', async () => {
    await post('before');
    await test.heard();
    expect(await writesOf(() => post('counted'))).toEqual(['posts', 'channels', 'channelmembers']);
    expect(await test.heard()).toEqual(['posted']);
  });

  it('writes one more row for everybody mentioned, and the thread of a reply', async () => {
    expect(await writesOf(() => post('hello @ada'))).toEqual([
      'posts',
      'channels',
      'channelmembers',
      'channelmembers',
    ]);
    const root = await post('root');
    const written = await writesOf(() => post('reply', { root_id: root.id }));
    expect(written.slice(0, 4)).toEqual(['posts', 'threads', 'posts', 'channels']);
  });

  it('leaves nothing of a post that fails, and keeps those that were written with it', async () => {
    const kept = ['one', 'two', 'three'];
    const before = await test.core.channels.get(channel.id);
    const results = await Promise.allSettled([
      post('one'),
      post('two'),
      post('x'.repeat(20_000)),
      post('three'),
    ]);
    const made = results.filter((result) => result.status === 'fulfilled').length;
    const messages = await listed();
    for (const message of kept) expect(messages).toContain(message);
    expect(messages.filter((message) => message.startsWith('xxx'))).toEqual([]);
    const after = await test.core.channels.get(channel.id);
    expect(after.total_msg_count - before.total_msg_count).toBe(made);
  });

  describe('sees at once what was taken away:', () => {
    let room: Channel;
    beforeAll(async () => {
      room = await test.core.channels.create(
        CONTEXT,
        { team_id: team.id, name: 'room', display_name: 'Room', type: 'P' },
        ada.id,
      );
    });

    const mayPost = () =>
      test.core.access.assertCanPost(session, room.id).then(
        () => true,
        () => false,
      );

    it('a membership', async () => {
      expect(await mayPost()).toBe(false);
      await test.core.channelMembers.add(CONTEXT, room.id, bob.id, ada.id);
      expect(await mayPost()).toBe(true);
      await test.core.channelMembers.remove(CONTEXT, room.id, bob.id, ada.id);
      expect(await mayPost()).toBe(false);
    });

    it('a permission of a role', async () => {
      const { roles, access } = test.core;
      const role = roles.get('channel_user');
      const allowed = () => access.hasPermissionToChannel(session, channel.id, 'create_post');
      expect(await allowed()).toBe(true);
      await roles.setPermissions(
        role.id,
        role.permissions.filter((permission) => permission !== 'create_post'),
      );
      expect(await allowed()).toBe(false);
      await roles.setPermissions(role.id, role.permissions);
      expect(await allowed()).toBe(true);
    });

    it('an open channel', async () => {
      const there = { channel_id: room.id, user_id: ada.id };
      await post('still open', there);
      await test.core.channels.delete(CONTEXT, room.id, ada);
      await expect(post('closed', there)).rejects.toMatchObject({
        id: 'api.post.create_post.can_not_post_to_deleted.error',
      });
    });

    it('a session', async () => {
      const other = await test.core.sessions.create(bob);
      expect((await test.core.sessions.byToken(other.token))?.id).toBe(other.id);
      await test.core.sessions.revoke(other.id);
      expect(await test.core.sessions.byToken(other.token)).toBeUndefined();
    });

    it('a role of the person, in sessions that are open', async () => {
      const root = await test.user('root');
      await test.core.users.setRoles(root.id, 'system_user system_admin');
      const own = await test.core.sessions.create(await test.core.users.get(root.id));
      const mayManage = async () => {
        const current = await test.core.sessions.byToken(own.token);
        return current !== undefined && test.core.access.hasPermissionTo(current, 'manage_system');
      };
      expect(await mayManage()).toBe(true);
      await test.core.users.setRoles(root.id, 'system_user');
      expect(await mayManage()).toBe(false);
    });
  });
});
