import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { User } from '@patchbay/contract';
import sharp from 'sharp';
import { GIF, png, SVG } from '../files/fixtures/pictures.ts';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

const PAGE = { page: 0, perPage: 100 };

let test: TestCore;
let ada: User;

beforeAll(async () => {
  test = await TestCore.open();
  ada = await test.user('ada');
});
afterAll(() => test.close());

const create = (name: string, image: Uint8Array = png(16, 16)) =>
  test.core.emoji.create({ name, creator_id: ada.id }, image);

describe('custom emoji', () => {
  it('are announced to everyone, and found by id, by name and by parts of it', async () => {
    const emoji = await create('Party_Purple');
    expect(emoji).toMatchObject({ name: 'party_purple', creator_id: ada.id, delete_at: 0 });
    const { data, broadcast } = await test.last('emoji_added');
    expect(JSON.parse(String(data['emoji']))).toEqual({ ...emoji });
    expect(broadcast.user_id).toBe('');
    await create('purple_one');
    expect(await test.core.emoji.get(emoji.id)).toEqual(emoji);
    expect(await test.core.emoji.byNames(['party_purple', 'smile', 'nobody'])).toEqual([emoji]);
    const names = async (prefixOnly: boolean, term: string) =>
      (await test.core.emoji.search(term, prefixOnly, 10)).map(({ name }) => name);
    expect(await names(true, 'purp')).toEqual(['purple_one']);
    expect(await names(false, 'PURP')).toEqual(['party_purple', 'purple_one']);
    expect(await names(false, 'p%e')).toEqual([]);
    expect((await test.core.emoji.list(PAGE, true)).map(({ name }) => name)).toEqual([
      'party_purple',
      'purple_one',
    ]);
  });

  it('have a picture no larger than they are shown, that moves if it did', async () => {
    const small = await test.core.emoji.image((await create('small', GIF)).id);
    expect([Buffer.from(small.data), small.format]).toEqual([GIF, 'gif']);
    const wide = await test.core.emoji.image((await create('wide', png(1000, 250))).id);
    expect(await sharp(wide.data).metadata()).toMatchObject({ width: 128, height: 32, format: 'png' });
  });

  it('need a name of their own', async () => {
    const [first, second] = await Promise.allSettled([create('twice'), create('twice')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expect(create('twice')).rejects.toMatchObject({ id: 'api.emoji.create.duplicate.app_error' });
    await expect(create('smile')).rejects.toMatchObject({ id: 'model.emoji.system_emoji_name.app_error' });
    for (const name of ['', 'a b', '../x', 'x'.repeat(65), '\u{1F600}'])
      await expect(create(name)).rejects.toMatchObject({
        id: 'model.emoji.name.app_error',
        status_code: 400,
      });
  });

  it('are pictures that can be drawn', async () => {
    const refused = (image: Uint8Array, id: string) =>
      expect(create('picture', image)).rejects.toMatchObject({ id, status_code: 400 });
    await refused(SVG, 'api.emoji.upload.image.app_error');
    await refused(Buffer.from('nothing'), 'api.emoji.upload.image.app_error');
    await refused(png(20, 20, 2), 'api.emoji.upload.large_image.decode_error');
    await refused(png(1029, 10), 'api.emoji.upload.large_image.too_large.app_error');
    expect(await test.core.emoji.byNames(['picture'])).toEqual([]);
  });

  it('take the reactions with them, and leave their name to others', async () => {
    const emoji = await create('gone');
    const channel = await test.townSquare(await test.team('engines', ada));
    const post = await test.core.posts.create(CONTEXT, {
      channel_id: channel.id,
      user_id: ada.id,
      message: 'x',
    });
    const reaction = { user_id: ada.id, post_id: post.id, emoji_name: 'gone' };
    await test.core.reactions.add(CONTEXT, reaction);
    await test.core.emoji.delete(emoji.id);
    expect((await test.core.posts.get(post.id)).has_reactions).toBe(false);
    const missing = { id: 'app.emoji.get.no_result', status_code: 404 };
    await expect(test.core.emoji.image(emoji.id)).rejects.toMatchObject(missing);
    await expect(test.core.emoji.delete(emoji.id)).rejects.toMatchObject(missing);
    await expect(test.core.reactions.add(CONTEXT, reaction)).rejects.toMatchObject({
      id: 'app.emoji.get_by_name.no_result',
    });
    await test.core.reactions.add(CONTEXT, { ...reaction, emoji_name: 'smile' });
    await create('gone');
  });

  it('can be switched off', async () => {
    const allow = (EnableCustomEmoji: boolean) =>
      test.core.config.patch({ ServiceSettings: { EnableCustomEmoji } }, { userId: '', fromMachine: true });
    await allow(false);
    await expect(create('late')).rejects.toMatchObject({
      id: 'api.emoji.disabled.app_error',
      status_code: 501,
    });
    expect(await test.core.emoji.byNames(['purple_one'])).toEqual([]);
    await allow(true);
  });
});
