import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, FileInfo, User } from '@patchbay/contract';
import type { ChatHooks } from '@patchbay/hooks';
import sharp from 'sharp';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { GIF, png, SVG } from './fixtures/pictures.ts';

let test: TestCore;
let ada: User;
let bob: User;
let channel: Channel;

beforeAll(async () => {
  test = await TestCore.open({
    environment: { MM_FILESETTINGS_MAXFILESIZE: '100000', MM_FILESETTINGS_MAXIMAGERESOLUTION: '1000000' },
  });
  ada = await test.user('ada');
  bob = await test.user('bob');
  channel = await test.townSquare(await test.team('engines', ada));
});
afterAll(() => test.close());

const upload = (name: string, data: Uint8Array | Readable = Buffer.from('hello'), userId = ada.id) =>
  test.core.fileUploads.upload(CONTEXT, { channelId: channel.id, userId, name, data });
const stored = async (path: string) => buffer(await test.core.files.read(path));
const lying = async (folder: string): Promise<string[]> =>
  (await readdir(join(test.folder, folder), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const asking = (hooks: Partial<ChatHooks>) => test.core.attachHooks({ ...silentHooks, ...hooks });

/** Nothing of a refused upload is left: in the store, among temporary files, in the table. */
async function leavesNothing(attempt: () => Promise<unknown>, refusal: object): Promise<void> {
  const count = async () => [
    (await lying('files')).length,
    (await test.core.files.list({ page: 0, perPage: 1000 })).length,
  ];
  const before = await count();
  await expect(attempt()).rejects.toMatchObject(refusal);
  expect(await count()).toEqual(before);
  expect(await lying('tmp')).toEqual([]);
}

describe('an upload', () => {
  it('lies where Mattermost puts it, and is known by name, type and size', async () => {
    const info = await upload('Notes.TXT', Readable.from(['one ', 'two']));
    const day = new Date(info.create_at).toISOString().slice(0, 10).replaceAll('-', '');
    expect(info).toMatchObject({
      name: 'Notes.TXT',
      extension: 'txt',
      mime_type: 'text/plain; charset=utf-8',
      size: 7,
    });
    expect(info.Path).toBe(`${day}/teams/noteam/channels/${channel.id}/users/${ada.id}/${info.id}/Notes.TXT`);
    expect((await stored(info.Path)).toString()).toBe('one two');
    expect(await test.core.files.getWithContent(info.id)).toEqual({ ...info, Content: 'one two' });
    expect(await lying('tmp')).toEqual([]);
  });

  it('takes no path from a name', async () => {
    const names = ['../../etc/passwd', 'C:\\secret\\a.txt', 'a\u0000b\n.png', `${'\u{1F600}'.repeat(300)}`];
    const infos: FileInfo[] = [];
    for (const name of names) infos.push(await upload(name));
    expect(infos.map((info) => info.name)).toEqual(['passwd', 'a.txt', 'ab.png', '\u{1F600}'.repeat(256)]);
    for (const info of infos) expect((await stored(info.Path)).toString()).toBe('hello');
    for (const name of ['', '.', '..', '../', '/', '\u0007'])
      await leavesNothing(() => upload(name), {
        id: 'model.file_info.is_valid.name.app_error',
        status_code: 400,
      });
  });

  it('takes a file without a byte in it', async () => {
    const info = await upload('empty.txt', Buffer.alloc(0));
    expect(info.size).toBe(0);
    expect(await stored(info.Path)).toHaveLength(0);
  });

  it('leaves nothing when it is too large or breaks off', async () => {
    await leavesNothing(() => upload('a.bin', Buffer.alloc(100_001)), {
      id: 'api.file.upload_file.too_large_detailed.app_error',
      status_code: 413,
    });
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('the sender went away');
      })(),
    );
    await leavesNothing(() => upload('a.bin', broken), { message: 'the sender went away' });
  });
});

describe('an uploaded picture', () => {
  it('has a thumbnail, a preview and a mini preview', async () => {
    const info = await upload('wide.png', png(900, 300));
    expect(info).toMatchObject({ width: 900, height: 300, mime_type: 'image/png', has_preview_image: true });
    const size = async (bytes: Uint8Array) => {
      const { width, height, format } = await sharp(bytes).metadata();
      return [width, height, format];
    };
    expect(await size(await stored(info.ThumbnailPath))).toEqual([120, 40, 'png']);
    expect(await size(await stored(info.PreviewPath))).toEqual([900, 300, 'png']);
    expect(await size(info.mini_preview!)).toEqual([16, 16, 'jpeg']);
    expect(await test.core.files.get(info.id)).toEqual(info);
  });

  it('stands upright when the camera was held on its side', async () => {
    const lying = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#f00' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const info = await upload('photo.jpg', lying);
    expect(info).toMatchObject({ width: 20, height: 40 });
    expect(await sharp(await stored(info.PreviewPath)).metadata()).toMatchObject({ width: 20, height: 40 });
  });

  it('shows a moving picture itself, and never draws an SVG', async () => {
    expect(await upload('a.gif', GIF)).toMatchObject({ width: 1, has_preview_image: false });
    const drawing = await upload('a.svg', SVG);
    expect(drawing).toMatchObject({ width: 40, height: 60, has_preview_image: false, PreviewPath: '' });
  });

  it('is a mere file when it is broken, or is no picture at all', async () => {
    const mere = { has_preview_image: false, PreviewPath: '', ThumbnailPath: '', mini_preview: undefined };
    expect(await upload('broken.png', png(50, 50, 3))).toMatchObject(mere);
    expect(await upload('page.png', Buffer.from('<html><script>'))).toMatchObject({ ...mere, width: 0 });
    expect(await upload('drawing.png', SVG)).toMatchObject({ ...mere, width: 0 });
  });

  it('is refused by what its head says, before it is unpacked', async () => {
    await leavesNothing(() => upload('bomb.png', png(50_000, 50_000, 1)), {
      id: 'api.file.upload_file.large_image_detailed.app_error',
      status_code: 400,
    });
  });
});

describe('plugins that look at uploads', () => {
  it('may replace what is known of a file, but not whose it is or where it lies', async () => {
    asking({
      fileWillBeUploaded: async (_context, info, content) => {
        const { file, output } = content.offer();
        const upper = (await buffer(file)).toString().toUpperCase();
        await new Promise<void>((resolve) => output.end(upper, resolve));
        content.accept();
        const forged = { user_id: bob.id, id: 'x', Path: '../x', channel_id: '' };
        return { value: { ...info, ...forged, name: '../loud.md' } };
      },
    });
    const info = await upload('quiet.txt', Buffer.from('hello'));
    expect(info).toMatchObject({
      name: 'loud.md',
      extension: 'md',
      user_id: ada.id,
      size: 5,
      channel_id: channel.id,
    });
    expect((await stored((await test.core.files.get(info.id)).Path)).toString()).toBe('HELLO');
    expect(await lying('tmp')).toEqual([]);
  });

  it('may refuse one, and whoever sent it hears why', async () => {
    asking({ fileWillBeUploaded: () => Promise.resolve({ rejected: 'a virus' }) });
    await leavesNothing(() => upload('bad.txt'), {
      id: 'app.upload.run_plugins_hook.rejected',
      status_code: 400,
      message: expect.stringContaining('a virus'),
    });
    expect(await test.last('file_upload_rejected')).toMatchObject({
      data: { file_name: 'bad.txt', rejection_reason: 'a virus', channel_id: channel.id },
      broadcast: { user_id: ada.id },
    });
    asking({});
  });

  it('may refuse a download', async () => {
    const info = await upload('secret.txt');
    asking({ fileWillBeDownloaded: () => Promise.resolve({ rejected: 'not at night' }) });
    const context = { ...CONTEXT, ConnectionId: 'connection' };
    expect(await test.core.fileDownloads.refusal(context, info, bob.id, 'preview')).toBe('not at night');
    expect(await test.last('file_download_rejected')).toMatchObject({
      data: {
        file_id: info.id,
        file_name: 'secret.txt',
        rejection_reason: 'not at night',
        channel_id: channel.id,
        post_id: '',
        download_type: 'preview',
      },
      broadcast: { user_id: bob.id, connection_id: 'connection' },
    });
    await test.heard();
    expect(await test.core.fileDownloads.refusal(CONTEXT, info, '', 'public')).toBe('not at night');
    expect(await test.heard()).toEqual([]);
    asking({});
    expect(await test.core.fileDownloads.refusal(CONTEXT, info, bob.id, 'file')).toBe('');
  });
});
