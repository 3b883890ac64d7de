import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';
import { image } from '../image.ts';
import type { World } from '../world.ts';

/** The form that the web app sends. */
function form(world: World, file: File): FormData {
  const made = new FormData();
  made.set('channel_id', world.channel.id);
  made.set('client_ids', 'mine');
  made.set('files', file, file.name);
  return made;
}

export const files = area(
  'files',
  [
    'uploadFile',
    'getFileInfosForPost',
    'getFilePublicLink',
    'searchFiles',
    'searchFilesWithParams',
    'getFilesUsage',
  ],
  (world) => {
    it('are uploaded, attached, looked for and shown', async () => {
      const { alice, bob, team, channel, admin } = world();
      const { file_infos, client_ids } = await alice.client.uploadFile(form(world(), image('photo.png')));
      expect(client_ids).toEqual(['mine']);
      const [info] = file_infos;
      expect(info).toMatchObject({ name: 'photo.png', extension: 'png', mime_type: 'image/png', width: 16 });
      const id = info?.id ?? '';
      const post = await alice.client.createPost({
        channel_id: channel.id,
        message: 'a photo',
        file_ids: [id],
      });
      expect(post.metadata.files.map(({ name }) => name)).toEqual(['photo.png']);
      const [attached] = await bob.client.getFileInfosForPost(post.id);
      expect(attached).toMatchObject({ id, post_id: post.id });
      const get = (url: string) =>
        fetch(url, { headers: { Authorization: `Bearer ${bob.client.getToken()}` } });
      for (const url of [
        bob.client.getFileUrl(id, 0),
        bob.client.getFileThumbnailUrl(id, 0),
        bob.client.getFilePreviewUrl(id, 0),
      ])
        expect({ url, status: (await get(url)).status }).toEqual({ url, status: 200 });
      const { link } = await alice.client.getFilePublicLink(id);
      expect(link).toContain(`/files/${id}/public?h=`);
      const found = await bob.client.searchFiles(team.id, 'photo', false);
      expect(found.order).toEqual([id]);
      const same = await bob.client.searchFilesWithParams(team.id, { terms: 'photo', is_or_search: false });
      expect(same.order).toEqual([id]);
      expect((await admin.getFilesUsage()).bytes).toBeGreaterThanOrEqual(0);
      const { client: stranger } = await world().person('stranger', { joins: false });
      expect(await refusal(stranger.getFileInfosForPost(post.id))).toMatch(/^403/);
    });
  },
);
