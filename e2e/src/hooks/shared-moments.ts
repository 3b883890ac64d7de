import { expect } from '@jest/globals';

import { image } from '../client4/image.ts';
import type { Moments } from './moment.ts';
import type { RecordingPlugin } from './recording-plugin.ts';
import type { Stage } from './stage.ts';

/** The remotes of plugins that answered their first ping, which comes five seconds after registering. */
const present = new Map<string, string>();

/** A channel that the plugin carries elsewhere. */
async function share(stage: Stage, plugin: RecordingPlugin, name: string): Promise<string> {
  const remoteId = present.get(plugin.id) ?? '';
  const channelId = await stage.channel(`${name}-${plugin.word}`);
  await plugin.api('InviteRemoteToChannel', channelId, { remoteId, userId: stage.alice.id });
  return channelId;
}

/** The hooks of channels that a plugin shares with another side. */
export const sharedMoments: Moments = {
  OnSharedChannelsPing: async (stage, plugin) => {
    const remoteId = (await plugin.api('RegisterPluginForSharedChannels', stage.admin.id)) as string;
    const [remote] = await plugin.called('OnSharedChannelsPing', remoteId);
    expect(remote).toMatchObject({ remote_id: remoteId, plugin_id: plugin.id });
    present.set(plugin.id, remoteId);
  },

  OnSharedChannelsSyncMsg: async (stage, plugin) => {
    const channelId = await share(stage, plugin, 'shared');
    const { body } = await stage.ask(stage.alice, 'POST', '/posts', {
      channel_id: channelId,
      message: `carry-${plugin.word}`,
    });
    const [message, remote] = await plugin.called('OnSharedChannelsSyncMsg', body.id);
    expect(message).toMatchObject({ channel_id: channelId, posts: [{ id: body.id }] });
    expect(remote).toMatchObject({ plugin_id: plugin.id });
  },

  OnSharedChannelsAttachmentSyncMsg: async (stage, plugin) => {
    const channelId = await share(stage, plugin, 'attached');
    const form = new FormData();
    form.set('channel_id', channelId);
    form.set('files', new Blob(['carried']), 'carried.txt');
    const uploaded = await stage.alice.rest.fetch('POST', '/api/v4/files', form);
    const { file_infos: infos } = (await uploaded.json()) as { file_infos: { id: string }[] };
    const id = infos[0]?.id ?? '';
    const { body } = await stage.ask(stage.alice, 'POST', '/posts', {
      channel_id: channelId,
      message: 'with a file',
      file_ids: [id],
    });
    const args = await plugin.called('OnSharedChannelsAttachmentSyncMsg', id);
    expect(args).toMatchObject([{ id, name: 'carried.txt' }, { id: body.id }, { plugin_id: plugin.id }]);
  },

  OnSharedChannelsProfileImageSyncMsg: async (stage, plugin) => {
    const form = new FormData();
    form.set('image', image('me.png'));
    await stage.alice.rest.fetch('POST', `/api/v4/users/${stage.alice.id}/image`, form);
    const channelId = await share(stage, plugin, 'pictured');
    await stage.ask(stage.alice, 'POST', '/posts', { channel_id: channelId, message: 'look' });
    const [user, remote] = await plugin.called('OnSharedChannelsProfileImageSyncMsg', stage.alice.id);
    expect([user, remote]).toMatchObject([{ id: stage.alice.id }, { plugin_id: plugin.id }]);
  },
};
