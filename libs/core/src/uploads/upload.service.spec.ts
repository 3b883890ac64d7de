import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, UploadSession, User } from '@patchbay/contract';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { FIRST_PART_BYTES } from './upload.service.ts';

const FIRST = Buffer.alloc(FIRST_PART_BYTES, 'a');
const REST = Buffer.from('and the rest');
const SIZE = FIRST.length + REST.length;

let test: TestCore;
let ada: User;
let channel: Channel;

beforeAll(async () => {
  test = await TestCore.open();
  ada = await test.user('ada');
  channel = await test.townSquare(await test.team('engines', ada));
});
afterAll(() => test.close());

const begin = (size = SIZE) =>
  test.core.uploads.create({
    type: 'attachment',
    user_id: ada.id,
    channel_id: channel.id,
    filename: 'large.txt',
    file_size: size,
  });
const append = (session: UploadSession, ...pieces: Uint8Array[]) =>
  test.core.uploads.append(CONTEXT, session, Readable.from(pieces));
const parts = async (session: UploadSession) =>
  (await readdir(join(test.folder, 'files', 'uploads', session.id)).catch(() => [])).length;
const waiting = () => readdir(join(test.folder, 'tmp')).catch(() => []);

function breaksOff(...pieces: Uint8Array[]): Readable {
  return Readable.from(
    (function* () {
      yield* pieces;
      throw new Error('the sender went away');
    })(),
  );
}

describe('an upload in pieces', () => {
  it('goes on where it broke off, and is a file once it is whole', async () => {
    const session = await begin();
    await expect(test.core.uploads.append(CONTEXT, session, breaksOff(FIRST))).rejects.toThrow('went away');
    const stands = await test.core.uploads.get(session.id);
    expect(stands.file_offset).toBe(FIRST.length);
    expect(await append(stands, REST.subarray(0, 4))).toBeUndefined();
    const info = await append(
      await test.core.uploads.get(session.id),
      REST.subarray(4),
      Buffer.from('too much'),
    );
    expect(info).toMatchObject({ name: 'large.txt', size: SIZE, user_id: ada.id, channel_id: channel.id });
    const stored = await buffer(await test.core.files.read(info!.Path));
    expect(stored.equals(Buffer.concat([FIRST, REST]))).toBe(true);
    expect(await parts(session)).toBe(0);
    expect(await waiting()).toEqual([]);
    await expect(test.core.uploads.get(session.id)).rejects.toMatchObject({ status_code: 404 });
  });

  it('begins with enough of it, or with nothing', async () => {
    const session = await begin();
    const refused = { id: 'app.upload.upload_data.first_part_too_small.app_error', status_code: 400 };
    await expect(append(session, REST)).rejects.toMatchObject(refused);
    expect((await test.core.uploads.get(session.id)).file_offset).toBe(0);
    expect(await parts(session)).toBe(0);
  });

  it('is continued by one at a time, who knows where it stands', async () => {
    const session = await begin();
    const concurrent = { id: 'app.upload.upload_data.concurrent.app_error', status_code: 400 };
    const [one, two] = await Promise.allSettled([append(session, FIRST), append(session, FIRST)]);
    expect([one.status, two.status]).toEqual(['fulfilled', 'rejected']);
    expect((two as PromiseRejectedResult).reason).toMatchObject(concurrent);
    await expect(append(session, REST)).rejects.toMatchObject(concurrent);
    expect(await append(await test.core.uploads.get(session.id), REST)).toBeDefined();
  });

  it('leaves nothing when a plugin refuses the whole file', async () => {
    const session = await begin(REST.length);
    test.core.attachHooks({
      ...silentHooks,
      fileWillBeUploaded: () => Promise.resolve({ rejected: 'not this one' }),
    });
    await expect(append(session, REST)).rejects.toMatchObject({ id: 'app.upload.run_plugins_hook.rejected' });
    test.core.attachHooks(silentHooks);
    await expect(test.core.uploads.get(session.id)).rejects.toMatchObject({ status_code: 404 });
    expect(await waiting()).toEqual([]);
  });

  it('is forgotten when it is a week old', async () => {
    const old = await begin();
    await append(old, FIRST);
    test.clock.time += 8 * 86_400_000;
    const young = await begin();
    expect((await test.core.uploads.ofUser(ada.id)).map(({ id }) => id)).toEqual([young.id]);
    expect(await parts(old)).toBe(0);
  });
});
