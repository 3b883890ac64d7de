import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, FileInfo, Team, User } from '@patchbay/contract';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { png } from './fixtures/pictures.ts';

let test: TestCore;
let ada: User;
let bob: User;
let team: Team;
let channel: Channel;

beforeAll(async () => {
  test = await TestCore.open();
  ada = await test.user('ada');
  bob = await test.user('bob');
  team = await test.team('engines', ada);
  await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
  channel = await test.townSquare(team);
});
afterAll(() => test.close());

const upload = (user: User | undefined = ada, channelId = channel.id) =>
  test.core.fileUploads.upload(CONTEXT, {
    channelId,
    userId: user?.id ?? '',
    name: 'a.png',
    data: png(20, 10),
  });
const post = (files: readonly FileInfo[], user = ada, channelId = channel.id) =>
  test.core.posts.create(CONTEXT, {
    channel_id: channelId,
    user_id: user.id,
    message: 'look',
    file_ids: files.map(({ id }) => id),
  });
const pathsOf = ({ Path, ThumbnailPath, PreviewPath }: FileInfo) => [Path, ThumbnailPath, PreviewPath];
const isGone = { status_code: 404 };

async function expectBytes(info: FileInfo, there: boolean): Promise<void> {
  for (const path of pathsOf(info)) {
    const size = await test.core.files.size(path).catch(() => 0);
    expect(size > 0).toBe(there);
  }
}

describe('files of posts', () => {
  it("are their author's, or a plugin's, and of no other post", async () => {
    const mine = await upload();
    const plugins = await upload(undefined);
    const theirs = await upload(bob);
    const first = await post([mine, theirs, plugins, mine]);
    expect(first.file_ids).toEqual([mine.id, plugins.id]);
    expect((await post([mine])).file_ids).toEqual([]);
    expect((await post([theirs], bob)).file_ids).toEqual([theirs.id]);
    const infos = (await test.core.files.infosOfPosts([first.id])).get(first.id) ?? [];
    expect(infos.map(({ id }) => id)).toEqual([mine.id, plugins.id]);
    expect(await test.core.files.infosOfPosts([])).toEqual(new Map());
  });

  it('are marked as deleted with the thread, and keep their bytes', async () => {
    const [one, two] = [await upload(), await upload(bob)];
    const root = await post([one]);
    await test.core.posts.create(CONTEXT, {
      channel_id: channel.id,
      user_id: bob.id,
      message: 'me too',
      root_id: root.id,
      file_ids: [two.id],
    });
    await test.core.posts.delete(CONTEXT, root.id, ada.id);
    for (const info of [one, two]) {
      await expect(test.core.files.get(info.id)).rejects.toMatchObject(isGone);
      await expectBytes(info, true);
    }
    expect((await test.core.files.infosOfPosts([root.id], true)).get(root.id)).toHaveLength(1);
  });

  it('lose their bytes with what is deleted for good, unless a copy has the same', async () => {
    const [lost, shared] = [await upload(), await upload()];
    const { id } = await post([lost, shared]);
    const [copy = ''] = await test.core.files.copy(bob.id, [shared.id]);
    await test.core.posts.deleteForGood(CONTEXT, id, ada.id);
    await expect(test.core.files.get(lost.id)).rejects.toMatchObject(isGone);
    await expectBytes(lost, false);
    await expectBytes(shared, true);
    expect(await test.core.files.get(copy)).toMatchObject({
      user_id: bob.id,
      post_id: '',
      Path: shared.Path,
    });
  });

  it('lose their bytes with their channel and their uploader', async () => {
    const given = { team_id: team.id, name: 'short', display_name: 'Short', type: 'O' };
    const { id } = await test.core.channels.create(CONTEXT, given, ada.id);
    const inChannel = await upload(ada, id);
    await post([inChannel], ada, id);
    await test.core.channelChanges.deleteForGood(id);
    await expectBytes(inChannel, false);
    const theirs = await upload(bob);
    await test.core.userRemoval.remove(CONTEXT, bob.id);
    await expect(test.core.files.get(theirs.id)).rejects.toMatchObject(isGone);
    await expectBytes(theirs, false);
  });
});

describe('a public link', () => {
  it('cannot be made up, also where no salt is set', async () => {
    const { id } = await upload();
    const hash = test.core.files.publicPath(id).split('?h=')[1] ?? '';
    expect(test.core.files.isPublicHash(id, hash)).toBe(true);
    for (const wrong of ['', `${hash}x`, hash.toUpperCase(), '\u{1F600}'])
      expect(test.core.files.isPublicHash(id, wrong)).toBe(false);
    const PublicLinkSalt = 'x'.repeat(32);
    await test.core.config.patch({ FileSettings: { PublicLinkSalt } }, { userId: '', fromMachine: true });
    expect(test.core.files.isPublicHash(id, hash)).toBe(false);
  });
});
