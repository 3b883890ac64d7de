import { expect } from '@jest/globals';

import type { Moments } from './moment.ts';

const REASON = 'leave it as it is';

/** The hooks of channels and who is in them. */
export const channelMoments: Moments = {
  ChannelHasBeenCreated: async (stage, plugin) => {
    const id = await stage.channel(`new-${plugin.word}`);
    const [context, channel] = await plugin.called('ChannelHasBeenCreated', id);
    expect(context).toMatchObject({ SessionId: expect.stringMatching(/^\w{26}$/) });
    expect(channel).toMatchObject({ id, name: `new-${plugin.word}`, creator_id: stage.alice.id });
  },

  ChannelWillBeUpdated: async (stage, plugin) => {
    const id = await stage.channel(`update-${plugin.word}`);
    const patch = (header: string) => stage.ask(stage.alice, 'PUT', `/channels/${id}/patch`, { header });
    await plugin.tell({ ChannelWillBeUpdated: { match: id, replace: { header: 'better' } } });
    expect(await patch('good')).toMatchObject({ status: 200, body: { header: 'better' } });
    const [[, channel, old] = []] = await plugin.callsOf('ChannelWillBeUpdated', id);
    expect([channel, old]).toMatchObject([
      { id, header: 'good' },
      { id, header: '' },
    ]);
    await plugin.tell({ ChannelWillBeUpdated: { match: id, reject: REASON } });
    expect((await patch('bad')).status).toBe(400);
    expect((await stage.ask(stage.alice, 'GET', `/channels/${id}`)).body['header']).toBe('better');
  },

  ChannelWillBeArchived: async (stage, plugin) => {
    const id = await stage.channel(`archive-${plugin.word}`);
    await plugin.tell({ ChannelWillBeArchived: { match: id, reject: REASON } });
    expect((await stage.ask(stage.alice, 'DELETE', `/channels/${id}`)).status).toBe(400);
    expect((await stage.ask(stage.alice, 'GET', `/channels/${id}`)).body['delete_at']).toBe(0);
    await plugin.tell({});
    expect((await stage.ask(stage.alice, 'DELETE', `/channels/${id}`)).status).toBe(200);
    const calls = await plugin.callsOf('ChannelWillBeArchived', id);
    expect(calls).toMatchObject([
      [{}, { id, delete_at: 0 }],
      [{}, { id, delete_at: 0 }],
    ]);
  },

  ChannelWillBeRestored: async (stage, plugin) => {
    const id = await stage.channel(`restore-${plugin.word}`);
    await stage.ask(stage.alice, 'DELETE', `/channels/${id}`);
    const restore = () => stage.ask(stage.admin, 'POST', `/channels/${id}/restore`);
    await plugin.tell({ ChannelWillBeRestored: { match: id, reject: REASON } });
    expect((await restore()).status).toBe(400);
    await plugin.tell({});
    expect(await restore()).toMatchObject({ status: 200, body: { delete_at: 0 } });
    const [[, channel] = []] = await plugin.callsOf('ChannelWillBeRestored', id);
    expect(channel).toMatchObject({ id, delete_at: expect.any(Number) });
  },

  ChannelMemberWillBeAdded: async (stage, plugin) => {
    const id = await stage.channel(`member-${plugin.word}`);
    const add = () => stage.ask(stage.alice, 'POST', `/channels/${id}/members`, { user_id: stage.admin.id });
    await plugin.tell({ ChannelMemberWillBeAdded: { match: id, reject: REASON } });
    expect((await add()).status).toBe(400);
    const nobody = await stage.ask(stage.alice, 'GET', `/channels/${id}/members/${stage.admin.id}`);
    expect(nobody.status).toBe(404);
    await plugin.tell({
      ChannelMemberWillBeAdded: { match: id, replace: { notify_props: { desktop: 'none' } } },
    });
    expect(await add()).toMatchObject({ status: 201, body: { notify_props: { desktop: 'none' } } });
    const [[, member] = []] = await plugin.callsOf('ChannelMemberWillBeAdded', id);
    expect(member).toMatchObject({ channel_id: id, user_id: stage.admin.id });
  },

  UserHasJoinedChannel: async (stage, plugin) => {
    const id = await stage.channel(`join-${plugin.word}`);
    // Who makes a channel joins it without being added by anybody.
    await stage.ask(stage.alice, 'POST', `/channels/${id}/members`, { user_id: stage.admin.id });
    const [context, member, actor] = await plugin.called(
      'UserHasJoinedChannel',
      `"user_id":"${stage.admin.id}"`,
    );
    expect(context).toMatchObject({ SessionId: expect.stringMatching(/^\w{26}$/) });
    expect(member).toMatchObject({ channel_id: id, user_id: stage.admin.id });
    expect(actor).toMatchObject({ id: stage.alice.id, username: 'alice' });
  },

  UserHasLeftChannel: async (stage, plugin) => {
    const id = await stage.channel(`leave-${plugin.word}`);
    await stage.ask(stage.alice, 'POST', `/channels/${id}/members`, { user_id: stage.admin.id });
    await stage.ask(stage.alice, 'DELETE', `/channels/${id}/members/${stage.admin.id}`);
    const [, member, actor] = await plugin.called('UserHasLeftChannel', id);
    expect(member).toMatchObject({ channel_id: id, user_id: stage.admin.id });
    expect(actor).toMatchObject({ id: stage.alice.id });
    await stage.ask(stage.alice, 'DELETE', `/channels/${id}/members/${stage.alice.id}`);
    const [, , nobody] = await plugin.called('UserHasLeftChannel', `"user_id":"${stage.alice.id}"`);
    // Who leaves without help is their own actor, or there is none.
    expect([undefined, null, stage.alice.id]).toContain((nobody as { id?: string } | null)?.id ?? null);
  },
};
