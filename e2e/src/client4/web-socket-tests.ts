import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { eventually } from '../eventually.ts';
import { Listener } from './web-socket.ts';
import type { World } from './world.ts';

/** Mattermost's own client of the websocket: events, actions, and what it missed while it was away. */
export function webSocketTests(world: () => World): void {
  describe('on the websocket', () => {
    let alice: Listener;
    beforeAll(async () => {
      // The package says each connection on the console.
      jest.spyOn(console, 'log').mockImplementation(() => undefined);
      alice = await Listener.connect(world().alice);
    });
    afterAll(() => {
      alice.client.close();
      jest.restoreAllMocks();
    });

    it('hears of what others do', async () => {
      const { bob, admin, channel, team, alice: person } = world();
      const post = await bob.client.createPost({ channel_id: channel.id, message: 'to be heard' });
      const posted = await alice.hears('posted', post.id);
      expect(JSON.parse(String(posted.data['post']))).toMatchObject({ id: post.id, message: 'to be heard' });
      await bob.client.patchPost({ id: post.id, message: 'changed' });
      await alice.hears('post_edited', post.id);
      await bob.client.addReaction(bob.user.id, post.id, 'smile');
      await alice.hears('reaction_added', post.id);
      await bob.client.removeReaction(bob.user.id, post.id, 'smile');
      await alice.hears('reaction_removed', post.id);
      await bob.client.deletePost(post.id);
      await alice.hears('post_deleted', post.id);
      const made = await admin.createChannel({
        team_id: team.id,
        name: 'heard-of',
        display_name: 'Heard of',
        type: 'O',
      });
      await admin.addToChannel(person.user.id, made.id);
      await alice.hears('user_added', person.user.id);
      await admin.patchChannel(made.id, { header: 'new' });
      await alice.hears('channel_updated', made.id);
      await admin.deleteChannel(made.id);
      await alice.hears('channel_deleted', made.id);
      const preference = { user_id: person.user.id, category: 'heard', name: 'of', value: 'it' };
      await person.client.savePreferences(person.user.id, [preference]);
      await alice.hears('preferences_changed', 'heard');
      await bob.client.updateStatus({ user_id: bob.user.id, status: 'away' } as never);
      await alice.hears('status_change', bob.user.id);
    });

    it('hears nothing of channels that it is not in', async () => {
      const { bob, team, channel } = world();
      const secret = await bob.client.createChannel({
        team_id: team.id,
        name: 'unheard',
        display_name: 'Unheard',
        type: 'P',
      });
      await bob.client.createPost({ channel_id: secret.id, message: 'unheard of' });
      const after = await bob.client.createPost({ channel_id: channel.id, message: 'after it' });
      await alice.hears('posted', after.id);
      expect(JSON.stringify(alice.heard)).not.toContain('unheard of');
    });

    it('asks, and is answered', async () => {
      const { bob, channel } = world();
      const other = await Listener.connect(bob);
      other.client.userTyping(channel.id, '');
      const typing = await alice.hears('typing', bob.user.id);
      expect(typing.data).toMatchObject({ user_id: bob.user.id });
      const answers: unknown[] = [];
      const keep = (answer?: unknown): void => void answers.push(answer);
      alice.client.getStatuses(keep);
      alice.client.getStatusesByIds([bob.user.id], keep);
      const seen = await eventually(
        'both answers',
        () => [...answers],
        (got) => got.length === 2,
      );
      expect(seen[1]).toMatchObject({ status: 'OK', data: { [bob.user.id]: expect.any(String) } });
      other.client.close();
    });

    it('comes back, and hears what was said while it was away', async () => {
      const { bob, channel } = world();
      const { reconnects } = alice;
      alice.breakOff();
      const post = await bob.client.createPost({ channel_id: channel.id, message: 'said meanwhile' });
      await alice.hears('posted', post.id);
      await eventually(
        'it is back',
        () => alice.reconnects,
        (times) => times > reconnects,
      );
      const next = await bob.client.createPost({ channel_id: channel.id, message: 'and after it' });
      await alice.hears('posted', next.id);
      expect(alice.missed).toBe(0);
      const seqs = alice.heard.filter(({ event }) => event !== 'hello').map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    });
  });
}
