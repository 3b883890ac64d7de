import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';
import type { UserProfile } from '@mattermost/types/users';
import { ChannelTypes, UserTypes } from 'mattermost-redux/action_types';
import type { AppStore } from '../store/store.ts';
import { createAppStore } from '../store/store.ts';
import { ada, ben, logIn, square } from '../testing/sample-state.ts';
import { notifyOfPost } from './notify-of-post.ts';
import type { NotificationArgs } from './notify-of-post.ts';

const shown: { title: string; body?: string }[] = [];
let granted: NotificationPermission = 'granted';
const webHalfFailed = jest.fn();

class FakeNotification {
  static get permission() {
    return granted;
  }
  onclick: (() => void) | null = null;
  constructor(title: string, options?: NotificationOptions) {
    shown.push({ title, body: options?.body });
  }
  close() {
    // There is nothing on a screen to close.
  }
}

let store: AppStore;

beforeEach(() => {
  shown.length = 0;
  granted = 'granted';
  webHalfFailed.mockClear();
  Object.assign(globalThis, { Notification: FakeNotification });
  jest.spyOn(document, 'hasFocus').mockReturnValue(false);
  store = createAppStore();
  logIn(store);
});

afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'Notification');
});

interface Told {
  post?: Partial<Post>;
  props?: Record<string, unknown>;
}

/** Somebody writes; answers what the person was shown. */
async function told({ post = {}, props = {} }: Told = {}) {
  const whole = {
    id: 'post-id',
    user_id: ben.id,
    channel_id: square.id,
    message: 'Hello **@ada**, look',
    root_id: '',
    type: '',
    props: {},
    ...post,
  };
  const data = {
    post: JSON.stringify(whole),
    channel_type: 'O',
    channel_display_name: 'Town Square',
    sender_name: '@ben',
    mentions: JSON.stringify([ada.id]),
    team_id: 'home-id',
    ...props,
  };
  await store.dispatch(notifyOfPost(data, { webHalfFailed }));
  return shown;
}

const want = (notifyProps: Record<string, string>) =>
  store.dispatch({
    type: UserTypes.RECEIVED_ME,
    data: { ...ada, notify_props: notifyProps } as unknown as UserProfile,
  });

const inChannel = (notifyProps: Record<string, string>) =>
  store.dispatch({
    type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER,
    data: { channel_id: square.id, user_id: ada.id, roles: '', notify_props: notifyProps },
  });

const register = (pluginId: string, hook: unknown) =>
  store.dispatch({
    type: 'RECEIVED_PLUGIN_COMPONENT',
    name: 'DesktopNotificationHooks',
    data: { id: pluginId, pluginId, hook },
  });

describe('a post that came', () => {
  it('is told with where, by whom and what, without its formatting', async () => {
    expect(await told()).toEqual([{ title: 'Town Square', body: '@ben: Hello @ada, look' }]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a webhook', { from_webhook: 'true', override_username: 'news' }, '@news'],
    ['a webhook with an odd name', { from_webhook: 'true', override_username: { name: 'boss' } }, '@ben'],
    ['a webhook without a name', { from_webhook: 'true', override_username: '' }, '@ben'],
    ['somebody who says they are another', { override_username: 'boss' }, '@ben'],
  ])('is told as from %s under the name that is theirs', async (_who, props, name) => {
    expect(await told({ post: { props } })).toEqual([
      { title: 'Town Square', body: `${name}: Hello @ada, look` },
    ]);
  });

  it('is not told where it is odd, and told without what is odd in it', async () => {
    expect(await told({ props: { post: 'null' } })).toEqual([]);
    expect(await told({ post: { props: null as never, file_ids: 7 as never } })).toHaveLength(1);
  });

  it('is told of a direct message under the name of who wrote it', async () => {
    store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: { ...square, type: 'D' } });
    expect(await told({ props: { channel_type: 'D', mentions: '[]' } })).toEqual([
      { title: 'ben', body: 'Hello @ada, look' },
    ]);
  });

  it.each<[string, Told, () => unknown]>([
    ['it mentions nobody', { props: { mentions: '[]' } }, () => undefined],
    ['it is one’s own', { post: { user_id: ada.id } }, () => undefined],
    ['it says that somebody joined', { post: { type: 'system_join_channel' } }, () => undefined],
    ['its mentions are nonsense', { props: { mentions: '{' } }, () => undefined],
    ['the person wants to hear of nothing', {}, () => want({ desktop: 'none' })],
    ['the channel is to be quiet', {}, () => inChannel({ desktop: 'none' })],
    ['the channel is muted', {}, () => inChannel({ desktop: 'all', mark_unread: 'mention' })],
    [
      'the person is not to be disturbed',
      {},
      () => store.dispatch({ type: UserTypes.RECEIVED_STATUSES, data: { [ada.id]: 'dnd' } }),
    ],
    ['the person looks at it', {}, () => jest.spyOn(document, 'hasFocus').mockReturnValue(true)],
  ])('is not told when %s', async (_why, what, prepare) => {
    prepare();
    expect(await told(what)).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['the person wants to hear of everything', () => want({ desktop: 'all' })],
    ['the person wants that of the channel', () => inChannel({ desktop: 'all' })],
  ])('is told without a mention when %s', async (_why, prepare) => {
    prepare();
    expect(await told({ props: { mentions: '[]' } })).toHaveLength(1);
  });

  it('lets the page offer notifications where the browser was not asked yet', async () => {
    granted = 'default';
    expect(await told()).toEqual([]);
    expect(store.getState().views.notifications.isOffered).toBe(true);
  });
});

describe('a plugin', () => {
  it('changes what is told, each in the order of the plugins', async () => {
    const add =
      (letter: string) =>
      (...given: unknown[]) => {
        const args = given[4] as NotificationArgs;
        return { args: { ...args, title: args.title + letter } };
      };
    register('b', add('b'));
    register('a', add('a'));
    expect((await told())[0]?.title).toBe('Town Squareab');
  });

  it('keeps it from being told, or has it told although it is looked at', async () => {
    jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    register('a', (...given: unknown[]) => ({ args: { ...(given[4] as NotificationArgs), notify: true } }));
    expect(await told()).toHaveLength(1);
    register('b', (...given: unknown[]) => ({ args: { ...(given[4] as NotificationArgs), notify: false } }));
    expect(await told()).toHaveLength(1);
  });

  it.each([{}, { error: 'no' }])('ends it with %j', async (answer) => {
    register('a', () => answer);
    expect(await told()).toEqual([]);
  });

  it('that fails changes nothing, and is reported', async () => {
    register('a', () => Promise.reject(new Error('broken')));
    expect(await told()).toHaveLength(1);
    expect(webHalfFailed).toHaveBeenCalledWith('a', 'DesktopNotificationHooks', new Error('broken'));
  });
});
