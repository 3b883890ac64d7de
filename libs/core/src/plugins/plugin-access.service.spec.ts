import type { Manifest, Session, User } from '@patchbay/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { fill } from '../model/fill.ts';

const ID = 'com.example.plugin';
const OTHER = 'com.example.other';
const SERVER = { userId: '' };

describe('whom a plugin is for', () => {
  let test: TestCore;
  let ada: User;
  let ben: User;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    ben = await test.user('ben');
  });
  afterAll(() => test.close());

  const session = (userId: string, roles = 'system_user') =>
    fill<Session>('model.Session', { user_id: userId, roles });
  const restrict = (allowed_user_ids: string[], enable = true) =>
    test.core.pluginAccess.set({ id: ID }, { enable, allowed_user_ids }, SERVER);
  const isFor = (by: Session | undefined) => test.core.pluginAccess.isFor(by, { id: ID });
  const setting = () =>
    (test.core.config.get().PluginSettings as { PluginAccessControl?: unknown }).PluginAccessControl;
  const heard = async () => {
    await test.core.config.settled();
    await test.core.events.drained();
    return test.events.splice(0).filter(({ event }) => event === 'plugin_access_control_changed');
  };

  beforeEach(async () => {
    await test.core.config.patch({ PluginSettings: { PluginAccessControl: {} } }, SERVER);
    await restrict([], false);
    await heard();
  });

  it('is everybody until somebody says otherwise', async () => {
    expect(await test.core.pluginAccess.get({ id: ID })).toEqual({ enable: false, allowed_user_ids: [] });
    expect([await isFor(session(ben.id)), await isFor(undefined)]).toEqual([true, true]);
    expect(await heard()).toEqual([]);
  });

  it('is those on its list and administrators, nobody else and not those without a session', async () => {
    await restrict([ada.id]);
    const asked = [
      session(ada.id),
      session(ben.id),
      session(ben.id, 'system_user system_admin'),
      fill<Session>('model.Session', { local: true }),
      undefined,
    ];
    expect(await Promise.all(asked.map(isFor))).toEqual([true, false, true, true, false]);
    const audience = await test.core.pluginAccess.audience(ID);
    expect(asked.slice(0, 4).map((by) => audience(by as Session))).toEqual([true, false, true, true]);
    const all = [{ id: ID }, { id: OTHER }];
    const seen = async (by: Session | undefined) =>
      (await test.core.pluginAccess.ofThese(by, all)).map(({ id }) => id);
    expect(await Promise.all(asked.map(seen))).toEqual([
      [ID, OTHER],
      [OTHER],
      [ID, OTHER],
      [ID, OTHER],
      [OTHER],
    ]);
  });

  it('is kept as a list without doubles, also while the plugin is for everybody', async () => {
    await restrict([ada.id, ben.id, ada.id], false);
    const { enable, allowed_user_ids } = await test.core.pluginAccess.get({ id: ID });
    expect([enable, [...allowed_user_ids].sort()]).toEqual([false, [ada.id, ben.id].sort()]);
    expect(await isFor(undefined)).toBe(true);
    await restrict([ben.id]);
    expect(await test.core.pluginAccess.get({ id: ID })).toEqual({
      enable: true,
      allowed_user_ids: [ben.id],
    });
  });

  it('takes a list that no single statement would', async () => {
    const many = Array.from({ length: 1_201 }, (_, at) => `${at}`.padStart(26, 'x'));
    await restrict(many);
    expect((await test.core.pluginAccess.get({ id: ID })).allowed_user_ids).toHaveLength(1_201);
    await restrict([]);
    expect((await test.core.pluginAccess.get({ id: ID })).allowed_user_ids).toEqual([]);
  });

  it('stays as it was when an id is none', async () => {
    await restrict([ada.id]);
    await expect(restrict([ben.id, 'short'], false)).rejects.toMatchObject({
      id: 'app.plugin.access_control.invalid_user_id.app_error',
      status_code: 400,
    });
    expect(await test.core.pluginAccess.get({ id: ID })).toEqual({
      enable: true,
      allowed_user_ids: [ada.id],
    });
  });

  it('cannot be restricted where the manifest says so, and what was set before has no effect', async () => {
    await restrict([ada.id]);
    const everybodys = { id: ID, user_filtering: false };
    const settings = { enable: true, allowed_user_ids: [ada.id] };
    await expect(test.core.pluginAccess.set(everybodys, settings, SERVER)).rejects.toMatchObject({
      id: 'app.plugin.access_control.user_filtering.app_error',
      status_code: 400,
    });
    expect(await test.core.pluginAccess.isFor(session(ben.id), everybodys)).toBe(true);
    expect(await test.core.pluginAccess.get(everybodys)).toEqual({ ...settings, enable: false });
    await test.core.pluginAccess.set(everybodys, { ...settings, enable: false }, SERVER);
    expect((await test.core.pluginAccess.get({ id: ID })).enable).toBe(false);
  });

  it('is announced to everybody once for each change, without a word of it', async () => {
    for (const change of [
      () => restrict([ada.id]),
      () => restrict([ben.id]),
      () => restrict([ben.id], false),
      () =>
        test.core.config.patch(
          { PluginSettings: { PluginAccessControl: { [ID]: { Enable: true } } } },
          SERVER,
        ),
    ]) {
      await change();
      const [one, ...more] = await heard();
      expect([one?.data, one?.receives({ connectionId: 'c', session: session(ben.id) }), more]).toEqual([
        {},
        true,
        [],
      ]);
    }
  });

  it('is not announced when it is set to what it is', async () => {
    await restrict([ada.id, ben.id]);
    await heard();
    await restrict([ben.id, ada.id, ben.id]);
    expect(await heard()).toEqual([]);
    await restrict([ada.id]);
    expect(await heard()).toHaveLength(1);
  });

  it('is in the configuration, where a save that does not know it leaves it, and in its history', async () => {
    await restrict([ada.id]);
    expect(setting()).toEqual({ [ID]: { Enable: true } });
    const { PluginAccessControl: _unknown, ...older } = test.core.config.sanitized()
      .PluginSettings as never as Record<string, unknown>;
    await test.core.config.save({ PluginSettings: older }, SERVER);
    expect(setting()).toEqual({ [ID]: { Enable: true } });
    const [last] = await test.core.config.history({ page: 0, perPage: 1 });
    expect(last?.changes).toEqual({
      [`PluginSettings.PluginAccessControl.${ID}`]: [undefined, { Enable: true }],
    });
    const wrong = { PluginSettings: { PluginAccessControl: { [ID]: { Enable: 'yes' } } } };
    await expect(test.core.config.patch(wrong, SERVER)).rejects.toMatchObject({ status_code: 400 });
  });

  it('is forgotten with a plugin that is removed, and with a person who is deleted for good', async () => {
    await test.core.plugins.save({
      pluginId: ID,
      enabled: false,
      version: '1.0.0',
      sha256: 'x',
      manifest: fill<Manifest>('model.Manifest', { id: ID, version: '1.0.0' }),
      prepackaged: false,
      installedAt: 1,
    });
    const cy = await test.user('cy');
    await restrict([ada.id, cy.id]);
    await test.core.userRemoval.remove(CONTEXT, cy.id);
    expect((await test.core.pluginAccess.get({ id: ID })).allowed_user_ids).toEqual([ada.id]);
    await test.core.plugins.remove(ID);
    expect([await test.core.pluginAccess.get({ id: ID }), setting()]).toEqual([
      { enable: false, allowed_user_ids: [] },
      {},
    ]);
    expect(await heard()).not.toEqual([]);
  });
});
