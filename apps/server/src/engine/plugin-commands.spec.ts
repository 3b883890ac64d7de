import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, CommandResponse, User } from '@patchbay/contract';
import { buildGoPlugin, GO_BUILD_DEADLINE_MS, hasGo } from '../fixtures/build-go-plugin.ts';
import { CONTEXT, startClusterNodes, type ClusterNodes } from '../fixtures/cluster-nodes.ts';

const ID = 'com.example.locks';
const ADMIN = { userId: 'admin' };
/** What a few processes and calls take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;
const DOWN = 'model.plugin_command.error.app_error';

(hasGo ? describe : describe.skip)('the command of a Go plugin (needs go on the PATH)', () => {
  let nodes: ClusterNodes;
  let ada: User;
  let channel: Channel;

  beforeAll(() => {
    buildGoPlugin('go-cluster-plugin');
  }, GO_BUILD_DEADLINE_MS);

  beforeAll(async () => {
    nodes = await startClusterNodes();
    const { core } = nodes;
    ada = await core.users.create(CONTEXT, {
      username: 'ada',
      email: 'ada@example.com',
      password: 'a-long-password',
    });
    const team = await core.teams.create(
      CONTEXT,
      { name: 'engines', display_name: 'Engines', type: 'O' },
      ada.id,
    );
    channel = await core.channels.getByName(team.id, 'town-square');
    await nodes.install(ID);
    await nodes.host.enable(ID);
  }, DEADLINE_MS);

  afterAll(() => nodes.close(), DEADLINE_MS);

  const run = (): Promise<CommandResponse> =>
    nodes.core.commands.execute(CONTEXT, { command: '/lock up', user_id: ada.id, channel_id: channel.id });
  const offered = async () =>
    (await nodes.core.commands.autocomplete(channel.team_id)).some(({ trigger }) => trigger === 'lock');
  const setEnable = async (Enable: boolean) => {
    await nodes.core.config.patch({ PluginSettings: { Enable } }, ADMIN);
    await nodes.core.config.settled();
  };
  /** Resolves when the plugin is active, or is not, now or later. */
  const whenActive = async (active: boolean): Promise<void> => {
    while (nodes.host.isActive(ID) !== active) await nodes.untilStatus();
  };

  it(
    'says that the plugin is restarting, when it has crashed, and works again when that is done',
    async () => {
      expect(await run()).toMatchObject({ text: 'you said /lock up' });
      await nodes.core.config.patch({ TeamSettings: { SiteName: 'crash' } }, ADMIN);
      await whenActive(false);
      const said = /has stopped working and is started again in \d+ s|is starting/;
      await expect(run()).rejects.toMatchObject({
        id: DOWN,
        message: expect.stringMatching(said) as unknown,
      });
      expect(await offered()).toBe(true);
      await nodes.core.config.patch({ TeamSettings: { SiteName: 'ours' } }, ADMIN);
      await whenActive(true);
    },
    DEADLINE_MS,
  );

  it(
    'says that plugins are switched off while they are',
    async () => {
      await setEnable(false);
      await expect(run()).rejects.toMatchObject({
        id: DOWN,
        message: expect.stringContaining('switched off') as unknown,
      });
      await setEnable(true);
      expect(await run()).toMatchObject({ text: 'you said /lock up' });
    },
    DEADLINE_MS,
  );

  it(
    'is gone when the plugin is disabled or removed',
    async () => {
      const gone = { id: 'api.command.execute_command.not_found.app_error' };
      await nodes.host.disable(ID);
      await expect(run()).rejects.toMatchObject(gone);
      expect(await offered()).toBe(false);
      await nodes.host.enable(ID);
      expect(await run()).toMatchObject({ text: 'you said /lock up' });
      await nodes.host.remove(ID);
      await expect(run()).rejects.toMatchObject(gone);
    },
    DEADLINE_MS,
  );
});
