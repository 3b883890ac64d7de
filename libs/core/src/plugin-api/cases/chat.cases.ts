import { expect } from '@jest/globals';
import type { Post } from '@patchbay/contract';
import { silentHooks } from '../../hooks/silent-hooks.ts';
import type { HubEvent } from '../../events/server-event.ts';
import { NOBODY } from './case.ts';
import type { ApiCases, Kit } from './case.ts';

const noChannel = { id: 'app.channel.get.existing.app_error', status_code: 404 };
const noPost = { id: 'app.post.get.app_error', status_code: 404 };

const postOf = (event: HubEvent): Partial<Post> => JSON.parse(String(event.data['post'])) as Partial<Post>;

const posted = async ({ api, bob, channel }: Kit, message: string): Promise<Post> => {
  const post = await api.CreatePost({ user_id: bob.id, channel_id: channel.id, message });
  if (!post) throw new Error('nothing was posted');
  return post;
};

const asked = (test: Kit['test']) => {
  const heard: string[] = [];
  test.core.attachHooks({
    ...silentHooks,
    messageWillBePosted: (_, post) =>
      Promise.resolve(post.message === 'spam' ? { rejected: 'no spam' } : { post }),
    messageWillBeUpdated: (_, post) =>
      Promise.resolve(post.message === 'spam' ? { rejected: 'no spam' } : { post }),
    messageHasBeenPosted: (_, post) => void heard.push(`posted ${post.message}`),
    messageHasBeenUpdated: (_, post) => void heard.push(`updated ${post.message}`),
  });
  return heard;
};

export const chatCases: ApiCases = {
  CreatePost: {
    effect: async (kit) => {
      const heard = asked(kit.test);
      const post = await posted(kit, 'hello @ada #tag');
      expect(post).toMatchObject({ user_id: kit.bob.id, hashtags: '#tag', props: { from_plugin: 'true' } });
      expect(postOf(await kit.test.last('posted'))).toMatchObject({
        id: post.id,
        message: 'hello @ada #tag',
      });
      const { data } = await kit.test.last('posted');
      expect(data).toMatchObject({ mentions: JSON.stringify([kit.ada.id]), sender_name: '@bob' });
      expect(heard).toEqual(['posted hello @ada #tag']);
      const reply = await kit.api.CreatePost({
        user_id: kit.ada.id,
        channel_id: kit.channel.id,
        root_id: post.id,
        props: { attachments: [{ text: 'drawn by clients' }] },
      });
      expect(reply).toMatchObject({ root_id: post.id, props: { from_plugin: 'true' } });
      expect((await kit.api.GetPostThread(post.id))?.order).toHaveLength(2);
    },
    refusals: {
      'what another plugin objects to': [
        (kit) => {
          asked(kit.test);
          return posted(kit, 'spam');
        },
        { status_code: 400, message: /no spam/ },
      ],
      'a channel that is not there': [
        ({ api, bob }) => api.CreatePost({ user_id: bob.id, channel_id: NOBODY, message: 'x' }),
        noChannel,
      ],
      'an author who is not there': [
        ({ api, channel }) => api.CreatePost({ user_id: NOBODY, channel_id: channel.id, message: 'x' }),
        { id: 'app.user.missing_account.const', status_code: 404 },
      ],
      'an answer to nothing': [
        ({ api, bob, channel }) =>
          api.CreatePost({ user_id: bob.id, channel_id: channel.id, root_id: NOBODY, message: 'x' }),
        { id: 'api.post.create_post.root_id.app_error', status_code: 400 },
      ],
      'a message that is too long': [
        (kit) => posted(kit, 'x'.repeat(16_384)),
        { id: 'model.post.is_valid.message_length.app_error', status_code: 400 },
      ],
      nothing: [({ api }) => api.CreatePost(undefined as never), noChannel],
    },
  },
  GetPost: {
    effect: async (kit) => {
      const { id } = await posted(kit, 'get me');
      expect(await kit.other.GetPost(id)).toMatchObject({ id, message: 'get me' });
    },
    refusals: {
      'one that is not there': [({ api }) => api.GetPost(NOBODY), noPost],
      'one that was deleted': [
        async (kit) => {
          const { id } = await posted(kit, 'delete me');
          await kit.api.DeletePost(id);
          return kit.api.GetPost(id);
        },
        noPost,
      ],
    },
  },
  UpdatePost: {
    effect: async (kit) => {
      const post = await posted(kit, 'before');
      const heard = asked(kit.test);
      const after = await kit.api.UpdatePost({ ...post, message: 'after', props: { ...post.props, own: 1 } });
      expect(after).toMatchObject({ id: post.id, message: 'after', props: { from_plugin: 'true', own: 1 } });
      expect(after?.edit_at).toBeGreaterThan(0);
      expect(postOf(await kit.test.last('post_edited'))).toMatchObject({ id: post.id, message: 'after' });
      expect(heard).toEqual(['updated after']);
    },
    refusals: {
      'one that is not there': [({ api }) => api.UpdatePost({ id: NOBODY, message: 'x' }), noPost],
      'what another plugin objects to': [
        async (kit) => {
          const post = await posted(kit, 'before');
          asked(kit.test);
          return kit.api.UpdatePost({ ...post, message: 'spam' });
        },
        { status_code: 400, message: /no spam/ },
      ],
      'one that was deleted': [
        async (kit) => {
          const post = await posted(kit, 'gone');
          await kit.api.DeletePost(post.id);
          return kit.api.UpdatePost({ ...post, message: 'x' });
        },
        { id: 'api.post.update_post.permissions_details.app_error', status_code: 400 },
      ],
    },
  },
  SendEphemeralPost: {
    effect: async ({ api, bob, channel, test }) => {
      const post = await api.SendEphemeralPost(bob.id, { channel_id: channel.id, message: 'only you' });
      expect(post).toMatchObject({ type: 'system_ephemeral', message: 'only you' });
      expect([post?.id.length, (post?.create_at ?? 0) > 0]).toEqual([26, true]);
      const event = await test.last('ephemeral_message');
      expect(event.broadcast).toMatchObject({ user_id: bob.id, channel_id: channel.id });
      expect(postOf(event)).toMatchObject({ id: post?.id, message: 'only you' });
      await expect(api.GetPost(post?.id ?? '')).rejects.toMatchObject(noPost);
    },
    cannotRefuse: 'nobody sees what is sent to nobody',
  },
  UpdateEphemeralPost: {
    effect: async ({ api, bob, channel, test }) => {
      const sent = await api.SendEphemeralPost(bob.id, { channel_id: channel.id, message: '1' });
      const post = await api.UpdateEphemeralPost(bob.id, { ...sent, message: '2' });
      expect(post).toMatchObject({ id: sent?.id, type: 'system_ephemeral', message: '2' });
      const event = await test.last('post_edited');
      expect(event.broadcast.user_id).toBe(bob.id);
      expect(postOf(event)).toMatchObject({ id: sent?.id, message: '2' });
    },
    cannotRefuse: 'the server does not remember what it sent',
  },
  DeleteEphemeralPost: {
    effect: async ({ api, bob, channel, test }) => {
      const sent = await api.SendEphemeralPost(bob.id, { channel_id: channel.id, message: 'brief' });
      await api.DeleteEphemeralPost(bob.id, sent?.id ?? '');
      const event = await test.last('post_deleted');
      expect(event.broadcast.user_id).toBe(bob.id);
      const deleted = postOf(event);
      expect(deleted).toMatchObject({ id: sent?.id, type: 'system_ephemeral' });
      expect(deleted.delete_at).toBeGreaterThan(0);
    },
    cannotRefuse: 'the server does not remember what it sent',
  },
  GetChannel: {
    effect: async ({ api, channel }) => {
      expect(await api.GetChannel(channel.id)).toMatchObject({
        id: channel.id,
        name: 'town-square',
        type: 'O',
      });
    },
    refusals: { 'one that is not there': [({ api }) => api.GetChannel(NOBODY), noChannel] },
  },
  GetDirectChannel: {
    effect: async ({ ada, api, bob, test }) => {
      await test.heard();
      const channel = await api.GetDirectChannel(ada.id, bob.id);
      expect(channel).toMatchObject({ type: 'D', name: [ada.id, bob.id].sort().join('__'), team_id: '' });
      expect(await test.heard()).toContain('direct_added');
      expect((await api.GetDirectChannel(bob.id, ada.id))?.id).toBe(channel?.id);
      expect(await test.heard()).toEqual([]);
      expect(await api.GetChannelMember(channel?.id ?? '', bob.id)).toMatchObject({ user_id: bob.id });
    },
    refusals: {
      'with nobody': [
        ({ ada, api }) => api.GetDirectChannel(ada.id, NOBODY),
        { id: 'api.channel.create_direct_channel.invalid_user.app_error', status_code: 400 },
      ],
    },
  },
  GetChannelMember: {
    effect: async ({ api, bob, channel }) => {
      expect(await api.GetChannelMember(channel.id, bob.id)).toMatchObject({
        channel_id: channel.id,
        user_id: bob.id,
        scheme_user: true,
        roles: expect.stringContaining('channel_user') as unknown,
      });
    },
    refusals: {
      'who is not in it': [
        ({ api, channel, eve }) => api.GetChannelMember(channel.id, eve.id),
        { id: 'app.channel.get_member.missing.app_error', status_code: 404 },
      ],
    },
  },
  GetTeam: {
    effect: async ({ api, team }) => {
      expect(await api.GetTeam(team.id)).toMatchObject({ id: team.id, name: 'engines', type: 'O' });
    },
    refusals: {
      'one that is not there': [
        ({ api }) => api.GetTeam(NOBODY),
        { id: 'app.team.get.find.app_error', status_code: 404 },
      ],
    },
  },
  PublishWebSocketEvent: {
    effect: async ({ api, bob, channel, test }) => {
      await api.PublishWebSocketEvent('ping', { n: 1 }, { user_id: bob.id });
      expect(await test.last('custom_com.example.demo_ping')).toMatchObject({
        data: { n: 1 },
        broadcast: { user_id: bob.id, channel_id: '' },
      });
      const omit_users = { [bob.id]: true };
      await api.PublishWebSocketEvent('pong', {}, { channel_id: channel.id, omit_users });
      expect((await test.last('custom_com.example.demo_pong')).broadcast).toMatchObject({
        channel_id: channel.id,
        omit_users,
      });
      await api.PublishWebSocketEvent('all', undefined as never, undefined as never);
      expect(await test.last('custom_com.example.demo_all')).toMatchObject({
        data: {},
        broadcast: { user_id: '' },
      });
    },
    cannotRefuse: 'nobody hears what is said to nobody',
  },
};
