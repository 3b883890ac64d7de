import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  API,
  Channel,
  FileInfo,
  Post,
  RegisterPluginOpts,
  RemoteCluster,
  SyncMsg,
  Team,
  User,
} from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import type { After } from '../timers/after.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { pluginApi } from '../plugin-api/plugin-api.ts';
import { FIRST_PING_MS, PING_EVERY_MS } from './plugin-remotes.ts';
import { MOST_RETRIES, SYNC_DELAY_MS } from './sync-queue.ts';

const ID = 'com.example.relay';
const LOOK_EVERY_MS = 5;
const QUIET_LOOKS = 30;
/** What a busy machine takes, in milliseconds. */
const ENOUGH_MS = 20_000;

/** Timers that run when they are told to. */
class Timers {
  readonly #set = new Set<{ delayMs: number; callback: () => void }>();

  readonly after: After = (delayMs, callback) => {
    const timer = { delayMs, callback };
    this.#set.add(timer);
    return () => this.#set.delete(timer);
  };

  /** Runs what waits no longer than a time, and what comes of it: until it is enough, and then until all is quiet. */
  async run(longestMs: number, enough: () => boolean = () => true): Promise<void> {
    const deadline = Date.now() + ENOUGH_MS;
    for (let quiet = 0; quiet < QUIET_LOOKS && Date.now() < deadline; quiet += 1) {
      await pause(LOOK_EVERY_MS);
      if (!enough()) quiet = 0;
      for (const timer of [...this.#set]) {
        if (timer.delayMs > longestMs) continue;
        quiet = 0;
        this.#set.delete(timer);
        timer.callback();
      }
    }
  }

  async runOnly(delayMs: number): Promise<void> {
    for (const timer of [...this.#set].filter((each) => each.delayMs === delayMs)) {
      this.#set.delete(timer);
      timer.callback();
    }
    await pause(50);
  }
}

/** The other side: a plugin that takes everything unless it is told not to. */
class Relay {
  answers = true;
  failures = 0;
  pings = 0;
  refuses = new Set<string>();
  readonly messages: SyncMsg[] = [];
  readonly files: FileInfo[] = [];
  readonly pictures: User[] = [];

  readonly one = (_pluginId: string, hook: string, args: readonly unknown[]): Promise<never> => {
    const answer = (value: unknown) => Promise.resolve(value as never);
    if (hook === 'OnSharedChannelsPing') {
      this.pings += 1;
      return answer(this.answers);
    }
    if (this.failures > 0) {
      this.failures -= 1;
      return Promise.reject(new Error('the relay is broken'));
    }
    if (hook === 'OnSharedChannelsAttachmentSyncMsg') this.files.push(args[0] as FileInfo);
    if (hook === 'OnSharedChannelsProfileImageSyncMsg') this.pictures.push(args[0] as User);
    if (hook !== 'OnSharedChannelsSyncMsg') return answer(undefined);
    const message = args[0] as SyncMsg;
    this.messages.push(message);
    const refused = message.posts.map((post) => post.id).filter((id) => this.refuses.has(id));
    return answer({ users_syncd: Object.keys(message.users), post_errors: refused });
  };

  posts(): string[] {
    return this.messages.flatMap((message) => message.posts).map((post) => post.message);
  }

  forget(): void {
    for (const list of [this.messages, this.files, this.pictures]) list.length = 0;
  }
}

describe('a shared channel', () => {
  let test: TestCore;
  let timers: Timers;
  let relay: Relay;
  let api: Partial<API>;
  let ada: User;
  let team: Team;
  let channel: Channel;
  let remoteId: string;

  beforeEach(async () => {
    timers = new Timers();
    relay = new Relay();
    test = await TestCore.open({ after: timers.after });
    test.core.attachHooks({ ...silentHooks, one: relay.one });
    ada = await test.user('ada');
    team = await test.team('engines', ada);
    const given = { team_id: team.id, name: 'bridge', display_name: 'Bridge', type: 'O' };
    channel = await test.core.channels.create(CONTEXT, given, ada.id);
    const { core } = test;
    api = pluginApi({
      core,
      manifest: { id: ID } as never,
      bundlePath: '',
      management: {} as never,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    remoteId = await api.RegisterPluginForSharedChannels!({
      Displayname: 'Relay',
      PluginID: ID,
      CreatorID: ada.id,
    });
    await timers.run(FIRST_PING_MS, () => relay.pings > 0);
  });

  afterEach(() => test.close());

  const post = (message: string, more: Partial<Post> = {}) =>
    test.core.posts.create(CONTEXT, { channel_id: channel.id, user_id: ada.id, message, ...more });
  const invite = () => api.InviteRemoteToChannel!(channel.id, remoteId, ada.id, true);
  const heard = (enough?: () => boolean) => timers.run(SYNC_DELAY_MS, enough);
  const carried = (count: number) => (): boolean => relay.posts().length >= count;

  it('is one when a plugin says so, once, and is told to the channel', async () => {
    await test.heard();
    const shared = await api.ShareChannel!({ id: channel.id, home: true });
    expect(shared).toMatchObject({ id: channel.id, name: 'bridge', display_name: 'Bridge', home: true });
    expect(shared.team_id).toBe(team.id);
    expect(await test.core.channels.get(channel.id)).toMatchObject({ shared: true });
    expect(JSON.parse(String((await test.last('channel_updated')).data['channel']))).toMatchObject({
      shared: true,
    });
    expect(await api.ShareChannel!({ id: channel.id, name: 'other' })).toEqual(shared);
    expect(await api.UpdateSharedChannel!({ ...shared, header: 'over there' })).toMatchObject({
      header: 'over there',
    });
    expect((await test.last('channel_updated')).data).toEqual({ channel_id: channel.id });
    expect(await api.UnshareChannel!(channel.id)).toBe(true);
    expect(await api.UnshareChannel!(channel.id)).toBe(false);
    expect(await test.core.channels.get(channel.id)).toMatchObject({ shared: false });
    const bob = await test.user('bob');
    const direct = await test.core.channels.direct(CONTEXT, ada.id, bob.id);
    await expect(api.ShareChannel!({ id: direct.id })).rejects.toMatchObject({
      message: expect.stringContaining('direct'),
    });
  });

  it('is carried to a plugin that is invited: people, posts with whom they mention, changes, reactions', async () => {
    await post('before');
    await invite();
    await invite();
    const first = await post('Hello @ada.');
    await heard(carried(1));
    expect(relay.posts()).toEqual(['Hello @ada.']);
    const [people, posts] = relay.messages;
    expect(people?.users[ada.id]).toMatchObject({ username: 'ada', password: '', roles: 'system_user' });
    expect(posts).toMatchObject({ channel_id: channel.id, mention_transforms: { ada: ada.id } });

    relay.forget();
    await test.core.posts.patch(CONTEXT, first.id, { message: 'Hello!' });
    await post('an answer', { root_id: first.id });
    await test.core.reactions.add(CONTEXT, { user_id: ada.id, post_id: first.id, emoji_name: '+1' });
    await heard(() => relay.messages.some((message) => message.reactions.length > 0));
    expect(new Set(relay.posts())).toEqual(new Set(['Hello!', 'an answer']));
    expect(relay.messages.flatMap((message) => message.reactions)).toMatchObject([{ emoji_name: '+1' }]);
    expect(relay.messages.flatMap((message) => Object.keys(message.users))).toEqual([]);

    relay.forget();
    await test.core.posts.delete(CONTEXT, first.id, ada.id);
    await heard(carried(2));
    expect(relay.messages.flatMap((message) => message.posts).every((each) => each.delete_at > 0)).toBe(true);
    expect(relay.posts()).toContain('Hello!');

    const { sharedChannels } = test.core;
    const page = { page: 0, perPage: 60 };
    expect(await sharedChannels.ofTeam(team.id, page, ada.id)).toMatchObject([{ id: channel.id, Type: 'O' }]);
    expect(await sharedChannels.ofTeam(team.id, page, newId())).toEqual([]);
    expect(await sharedChannels.remotesOf(channel.id)).toMatchObject([{ display_name: 'Relay' }]);
    expect(await sharedChannels.remoteKnownTo(remoteId, ada.id)).toMatchObject({ remote_id: remoteId });
    await expect(sharedChannels.remoteKnownTo(remoteId, newId())).rejects.toMatchObject({ status_code: 404 });

    relay.forget();
    await heard();
    expect(relay.messages).toEqual([]);
    await api.UninviteRemoteFromChannel!(channel.id, remoteId);
    expect(await test.core.channels.get(channel.id)).toMatchObject({ shared: false });
    await post('nobody hears');
    await heard();
    expect(relay.messages).toEqual([]);
  });

  it('is carried in batches, from where the plugin wants it', async () => {
    const few = { ConnectedWorkspacesSettings: { MaxPostsPerSync: 2 } };
    await test.core.config.patch(few, { userId: '', fromMachine: true });
    const old = await post('old');
    await post('older than the invitation');
    await invite();
    await api.UpdateSharedChannelCursor!(channel.id, remoteId, {
      LastPostCreateAt: old.create_at,
      LastPostCreateID: old.id,
    });
    for (const message of ['one', 'two', 'three']) await post(message);
    await api.SyncSharedChannel!(channel.id);
    await heard(carried(4));
    expect(relay.posts()).toEqual(['older than the invitation', 'one', 'two', 'three']);
    await expect(api.UpdateSharedChannelCursor!(channel.id, remoteId, {})).rejects.toMatchObject({
      id: 'app.shared_channel.empty_cursor.app_error',
    });
  });

  it('gives files and pictures once, and who they are when they change', async () => {
    await invite();
    const { core } = test;
    const data = Readable.from(['hello']);
    const info = await core.fileUploads.upload(CONTEXT, {
      channelId: channel.id,
      userId: ada.id,
      name: 'a.txt',
      data,
    });
    await post('with a file', { file_ids: [info.id] });
    await heard(carried(1));
    expect(relay.files).toMatchObject([{ id: info.id }]);
    await core.posts.patch(CONTEXT, (await post('more')).id, { message: 'more!' });
    relay.forget();
    await core.users.patch(CONTEXT, ada.id, { nickname: 'the countess' });
    await core.users.pictureChanged(ada.id, test.clock.now());
    await core.statuses.set(ada.id, 'away', true);
    await heard(() => relay.messages.some((message) => message.statuses.length > 0));
    const people = relay.messages.flatMap((message) => Object.values(message.users));
    expect(people.at(-1)).toMatchObject({ id: ada.id, nickname: 'the countess' });
    expect(relay.pictures).toMatchObject([{ id: ada.id }]);
    expect(relay.messages.flatMap((message) => message.statuses)).toMatchObject([{ status: 'away' }]);
    expect(relay.files).toEqual([]);
  });

  it('is tried again when the plugin fails, not for ever, and nothing is lost', async () => {
    await invite();
    await heard();
    relay.failures = 2;
    await post('hello');
    await timers.run(SYNC_DELAY_MS * 4, carried(1));
    expect(relay.posts()).toEqual(['hello']);

    relay.forget();
    relay.failures = MOST_RETRIES + 1;
    await post('lost?');
    await timers.run(SYNC_DELAY_MS * 8, () => test.log.some((line) => line.level === 'error'));
    expect(relay.posts()).toEqual([]);
    expect(test.log.some((line) => line.level === 'error')).toBe(true);
    await post('no');
    await heard(carried(2));
    expect(relay.posts()).toEqual(['lost?', 'no']);

    relay.forget();
    const refused = await test.core.posts.get((await post('refused')).id);
    relay.refuses.add(refused.id);
    await heard(carried(1 + MOST_RETRIES));
    expect(relay.posts()).toEqual(Array.from({ length: 1 + MOST_RETRIES }, () => 'refused'));
  });

  it('waits for a plugin that does not answer, and tells whoever writes meanwhile', async () => {
    await invite();
    await heard();
    relay.answers = false;
    relay.forget();
    test.clock.time += 600_000;
    await test.heard();
    await post('is anybody there?');
    await heard();
    expect(relay.messages).toEqual([]);
    expect((await test.last('ephemeral_message')).broadcast.user_id).toBe(ada.id);
    const given = { team_id: team.id, name: 'later', display_name: 'Later', type: 'O' };
    const later = await test.core.channels.create(CONTEXT, given, ada.id);
    await api.InviteRemoteToChannel!(later.id, remoteId, ada.id, true);
    await post('since the invitation', { channel_id: later.id });
    await heard();
    expect(relay.messages).toEqual([]);
    relay.answers = true;
    await timers.runOnly(PING_EVERY_MS);
    await heard(carried(2));
    expect(new Set(relay.posts())).toEqual(new Set(['is anybody there?', 'since the invitation']));
  });

  it('goes on after a restart with what was not sent before it', async () => {
    await invite();
    await heard();
    await post('just before');
    await test.core.close();
    test = await TestCore.open({ dataDir: test.folder, after: timers.after });
    test.core.attachHooks({ ...silentHooks, one: relay.one });
    test.clock.time += 10_000;
    expect(relay.posts()).toEqual([]);
    await timers.runOnly(PING_EVERY_MS);
    await heard(carried(1));
    expect(relay.posts()).toEqual(['just before']);
  });

  it('takes from the plugin what it brings of its own people, and does not send it back', async () => {
    await invite();
    await heard();
    relay.forget();
    const zoe = fill<User>('model.User', { id: newId(), username: 'zoe', email: 'zoe@there', update_at: 5 });
    const theirs = { user_id: zoe.id, channel_id: channel.id };
    const hello = fill<Post>('model.Post', { id: newId(), ...theirs, message: 'Hi', create_at: 7 });
    const forged = fill<Post>('model.Post', { ...hello, id: newId(), user_id: ada.id });
    const mine = await post('mine');
    const answer = await api.ReceiveSharedChannelSyncMsg!(remoteId, {
      channel_id: channel.id,
      users: { [zoe.id]: zoe, [ada.id]: { ...ada, nickname: 'taken over' } },
      posts: [hello, forged],
      reactions: [{ user_id: zoe.id, post_id: mine.id, emoji_name: 'wave', channel_id: channel.id }],
      statuses: [{ user_id: zoe.id, status: 'online' }],
    });
    expect(answer).toMatchObject({
      users_syncd: [zoe.id],
      user_errors: [ada.id],
      post_errors: [forged.id],
      reaction_errors: [],
      status_errors: [],
    });
    const account = await test.core.users.get(zoe.id);
    expect(account).toMatchObject({ username: 'zoe-relay', remote_id: remoteId });
    expect(account.props).toMatchObject({ RemoteUsername: 'zoe', OriginalRemoteId: remoteId });
    expect((await test.core.users.get(ada.id)).nickname).toBe('');
    expect(await test.core.posts.get(hello.id)).toMatchObject({ message: 'Hi', remote_id: remoteId });
    expect(await test.core.reactions.ofPost(mine.id)).toMatchObject([{ emoji_name: 'wave' }]);
    await heard();
    expect(relay.posts()).not.toContain('Hi');
    expect(relay.messages.flatMap((message) => Object.keys(message.users))).not.toContain(zoe.id);

    const change = (more: Partial<Post>) =>
      api.ReceiveSharedChannelSyncMsg!(remoteId, { channel_id: channel.id, posts: [{ ...hello, ...more }] });
    expect((await change({ message: 'Hi!', edit_at: 9 })).post_errors).toEqual([]);
    expect(await test.core.posts.get(hello.id)).toMatchObject({ message: 'Hi!' });
    await change({ delete_at: 11 });
    await expect(test.core.posts.get(hello.id)).rejects.toMatchObject({ status_code: 404 });
    expect((await change({ delete_at: 11 })).post_errors).toEqual([]);

    const file = { id: newId(), user_id: zoe.id, name: 'b.txt' };
    const give = (info: Partial<FileInfo>) =>
      api.ReceiveSharedChannelAttachmentSyncMsg!(remoteId, channel.id, info, Readable.from(['hello']));
    expect(await give(file)).toMatchObject({ id: file.id, size: 5, remote_id: remoteId });
    expect(await give(file)).toMatchObject({ id: file.id });
    await expect(give({ ...file, id: '../../../../etc/passwd' })).rejects.toMatchObject({
      id: 'api.context.invalid_param.app_error',
    });
    await expect(give({ ...file, user_id: ada.id })).rejects.toMatchObject({
      id: 'app.shared_channel.file_mismatch.app_error',
    });
    await expect(
      api.ReceiveSharedChannelProfileImageSyncMsg!(remoteId, ada.id, new Uint8Array([1])),
    ).rejects.toMatchObject({ id: 'app.shared_channel.other_remote.app_error' });
  });

  it('is not for remotes of other plugins, nor for one that is gone', async () => {
    const { pluginRemotes, syncReceiver } = test.core;
    const again = await api.RegisterPluginForSharedChannels!({ Displayname: 'New', PluginID: ID });
    expect(again).toBe(remoteId);
    const second = await api.RegisterPluginForSharedChannels!({ Displayname: 'Two', SiteURL: 'two' });
    expect(second).not.toBe(remoteId);
    const other = fill<RemoteCluster>('model.RemoteCluster', {});
    await expect(
      pluginRemotes.register(
        'other',
        fill<RegisterPluginOpts>('model.RegisterPluginOpts', { SiteURL: 'two' }),
      ),
    ).rejects.toMatchObject({ id: 'app.remote_cluster.site_url_taken.app_error' });
    const nothing = fill<SyncMsg>('model.SyncMsg', { channel_id: channel.id });
    for (const id of [remoteId, other.remote_id])
      await expect(syncReceiver.receive('other', id, nothing)).rejects.toMatchObject({
        id: 'app.remote_cluster.not_own.app_error',
      });
    await expect(api.ReceiveSharedChannelSyncMsg!(remoteId, nothing)).rejects.toMatchObject({
      id: 'app.shared_channel.not_with_remote.app_error',
    });
    await invite();
    await api.UnregisterPluginRemoteForSharedChannels!(second);
    await api.UnregisterPluginForSharedChannels!(ID);
    await post('nobody hears');
    await heard();
    expect(relay.messages).toEqual([]);
    await expect(invite()).rejects.toMatchObject({ id: 'api.command_share.remote_id_invalid.error' });
  });
});
