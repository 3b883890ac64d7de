import type { Channel, Draft, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { fill } from '../model/fill.ts';

const HERE = { ...CONTEXT, ConnectionId: 'this-connection' };

describe('drafts', () => {
  let test: TestCore;
  let ada: User;
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    team = await test.team('engines', ada);
    channel = await test.townSquare(team);
  });

  afterAll(() => test.close());

  const draft = (message: string, more: Partial<Draft> = {}) =>
    fill<Draft>('model.Draft', { user_id: ada.id, channel_id: channel.id, message, ...more });
  const upsert = (message: string, more: Partial<Draft> = {}) =>
    test.core.drafts.upsert(HERE, draft(message, more));
  const messages = async () => (await test.core.drafts.list(ada.id, team.id)).map((each) => each.message);

  it('are one for each channel and thread, announced to the other clients of their author', async () => {
    await upsert('begun', { props: { a: 1 }, priority: { priority: 'urgent' } });
    expect(await test.last('draft_created')).toMatchObject({
      broadcast: { user_id: ada.id, omit_connection_id: 'this-connection' },
    });
    const changed = await upsert('begun anew');
    expect(changed).toMatchObject({ message: 'begun anew', user_id: ada.id });
    expect(JSON.parse(String((await test.last('draft_updated')).data['draft']))).toMatchObject({
      message: 'begun anew',
    });
    const root = await test.core.posts.create(CONTEXT, {
      channel_id: channel.id,
      user_id: ada.id,
      message: 'root',
    });
    await upsert('in the thread', { root_id: root.id });
    expect(await messages()).toEqual(['in the thread', 'begun anew']);
    await test.core.posts.delete(CONTEXT, root.id, ada.id);
    expect(await messages()).toEqual(['begun anew']);
  });

  it('go when they are emptied or deleted', async () => {
    await upsert('one');
    expect(await upsert('')).toBeUndefined();
    expect(await messages()).toEqual([]);
    await upsert('two');
    await test.core.drafts.delete(HERE, ada.id, channel.id, '');
    expect((await test.last('draft_deleted')).broadcast.user_id).toBe(ada.id);
    expect(await messages()).toEqual([]);
    await test.heard();
    await test.core.drafts.delete(HERE, ada.id, channel.id, '');
    expect(await test.heard()).toEqual([]);
  });

  it('are what plugins make of them, which may refuse them', async () => {
    test.core.attachHooks({
      ...silentHooks,
      draftWillBeUpserted: (_context, given) =>
        Promise.resolve(
          given.message === 'never'
            ? { rejected: 'not this one' }
            : { value: { ...given, message: given.message.toUpperCase(), user_id: 'somebody else' } },
        ),
    });
    expect(await upsert('loud')).toMatchObject({ message: 'LOUD', user_id: ada.id });
    await expect(upsert('never')).rejects.toMatchObject({
      status_code: 400,
      message: expect.stringContaining('not this one'),
    });
    test.core.attachHooks(silentHooks);
    expect(await messages()).toEqual(['LOUD']);
  });

  it('need the answer of the plugins that guard their channel', async () => {
    await test.core.guards.register(channel.id, 'com.example.guard');
    const asked: (readonly string[] | undefined)[] = [];
    test.core.attachHooks({
      ...silentHooks,
      draftWillBeUpserted: (_context, _given, guards) => {
        asked.push(guards);
        const [pluginId = ''] = guards ?? [];
        return Promise.resolve({
          unanswered: { pluginId, guard: true, inactive: true, reason: 'it is off' },
        });
      },
    });
    await expect(upsert('guarded')).rejects.toMatchObject({
      id: 'app.plugin.inactive_guard.app_error',
      status_code: 503,
    });
    expect(asked).toEqual([['com.example.guard']]);
    test.core.attachHooks(silentHooks);
    await test.core.guards.unregister(channel.id, 'com.example.guard');
  });

  it.each<[string, Partial<Draft>, string]>([
    ['a channel that is not there', { channel_id: 'z'.repeat(26) }, 'api.context.invalid_param.app_error'],
    ['a thread that is no id', { root_id: 'x' }, 'model.draft.is_valid.root_id.app_error'],
    [
      'a text that is too long',
      { message: 'x'.repeat(20_000) },
      'model.draft.is_valid.message_length.app_error',
    ],
    [
      'props that are too long',
      { props: { a: 'x'.repeat(900_000) } },
      'model.draft.is_valid.props.app_error',
    ],
    [
      'a hundred files',
      { file_ids: Array.from({ length: 100 }, () => 'f'.repeat(26)) },
      'model.draft.is_valid.file_ids.app_error',
    ],
  ])('are refused for %s', async (_what, more, id) => {
    await expect(upsert('text', more)).rejects.toMatchObject({ id, status_code: 400 });
  });

  it('are not kept where that is off', async () => {
    await test.core.config.patch({ ServiceSettings: { AllowSyncedDrafts: false } }, { userId: ada.id });
    expect(() => test.core.drafts.assertEnabled('upsertDraft')).toThrow(
      expect.objectContaining({ status_code: 501 }),
    );
  });
});
