import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bundleOf, gzipped, tarOf } from './archive.fixture.ts';
import type { ArchiveEntry } from './archive.fixture.ts';
import { BundleError } from './errors.ts';
import { RATIO_FLOOR_BYTES } from './limits.ts';
import type { BundleLimits } from './limits.ts';
import { unpackBundle } from './unpack-bundle.ts';

let folder: string;
let destination: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-bundle-'));
  destination = join(folder, 'plugin');
});
afterEach(() => rm(folder, { recursive: true }));

const MANIFEST: ArchiveEntry = [{ name: 'p/plugin.json' }, '{"id":"com.example"}'];

async function refusal(source: Readable, limits?: Partial<BundleLimits>): Promise<BundleError> {
  const error: unknown = await unpackBundle(source, destination, limits).then(
    () => new Error('the bundle was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BundleError);
  expect(await readdir(folder)).toEqual([]);
  return error as BundleError;
}

describe('unpackBundle', () => {
  it('puts the one folder of the archive at the destination, and says what it read', async () => {
    const bytes = gzipSync(
      await tarOf(
        [{ name: 'p/', type: 'directory' }],
        MANIFEST,
        [{ name: 'p/server/dist/plugin', mode: 0o755 }, randomBytes(300_000)],
        [{ name: 'p/empty/', type: 'directory', mode: 0o700 }],
      ),
    );
    const unpacked = await unpackBundle(Readable.from([bytes]), destination);
    expect(unpacked).toMatchObject({
      root: destination,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      entries: 4,
      warnings: [],
    });
    expect(await readdir(folder)).toEqual(['plugin']);
    expect((await readdir(destination)).sort()).toEqual(['empty', 'plugin.json', 'server']);
    expect(await readFile(join(destination, 'plugin.json'), 'utf8')).toBe('{"id":"com.example"}');
    expect((await stat(join(destination, 'server/dist/plugin'))).size).toBe(300_000);
  });

  it('takes the root when the manifest lies there', async () => {
    await unpackBundle(
      await bundleOf([{ name: './plugin.yaml' }, 'id: abc'], [{ name: 'public/a' }, 'a']),
      destination,
    );
    expect((await readdir(destination)).sort()).toEqual(['plugin.yaml', 'public']);
  });

  it('keeps the executable bit, drops setuid and the writing of others, and leaves every folder readable', async () => {
    await unpackBundle(
      await bundleOf(
        [{ name: 'p/', type: 'directory', mode: 0o000 }],
        MANIFEST,
        [{ name: 'p/program', mode: 0o6777 }, 'x'],
        [{ name: 'p/data', mode: 0o4022 }, 'x'],
      ),
      destination,
    );
    const mode = async (name: string): Promise<number> => (await stat(join(destination, name))).mode & 0o7777;
    expect(await mode('.')).toBe(0o755);
    expect(await mode('program')).toBe(0o755);
    expect(await mode('data')).toBe(0o600);
  });

  it('cleans paths that stay inside, and lets a later entry of one name win', async () => {
    await unpackBundle(
      await bundleOf(MANIFEST, [{ name: './p//a/../b' }, 'first'], [{ name: 'p/b' }, 'second']),
      destination,
    );
    expect(await readFile(join(destination, 'b'), 'utf8')).toBe('second');
  });

  it('reads the long names of pax and of GNU headers', async () => {
    const long = `p/${'d/'.repeat(60)}${'f'.repeat(150)}`;
    await unpackBundle(await bundleOf(MANIFEST, [{ name: long }, 'x']), destination);
    expect(await readFile(join(destination, long.slice(2)), 'utf8')).toBe('x');
  });

  it('leaves out links, devices and pipes with a warning that names each', async () => {
    const { warnings } = await unpackBundle(
      await bundleOf(
        MANIFEST,
        [{ name: 'p/out', type: 'symlink', linkname: '/etc/passwd' }],
        [{ name: 'p/hard', type: 'link', linkname: 'p/plugin.json' }],
        [{ name: 'p/device', type: 'character-device', devmajor: 1, devminor: 3 }],
        [{ name: 'p/block', type: 'block-device', devmajor: 8, devminor: 0 }],
        [{ name: 'p/pipe', type: 'fifo' }],
      ),
      destination,
    );
    expect(await readdir(destination)).toEqual(['plugin.json']);
    expect(warnings.map(({ entry }) => entry)).toEqual(['p/out', 'p/hard', 'p/device', 'p/block', 'p/pipe']);
    expect(warnings[0]?.message).toBe('p/out is a symbolic link; only files and folders are unpacked');
  });

  it('never writes through a link that the archive brought', async () => {
    const victim = join(folder, 'victim');
    await mkdir(victim);
    await unpackBundle(
      await bundleOf(
        MANIFEST,
        [{ name: 'p/link', type: 'symlink', linkname: victim }],
        [{ name: 'p/link/file' }, 'x'],
      ),
      destination,
    );
    expect(await readdir(victim)).toEqual([]);
    expect(await readFile(join(destination, 'link/file'), 'utf8')).toBe('x');
  });

  it('leaves out what macOS adds, so that it makes no second root', async () => {
    const { warnings } = await unpackBundle(
      await bundleOf(
        [{ name: './._p' }, 'resource fork'],
        [{ name: '__MACOSX/p/._plugin.json' }, 'x'],
        [{ name: '.DS_Store' }, 'x'],
        MANIFEST,
        [{ name: 'p/._plugin.json' }, 'x'],
      ),
      destination,
    );
    expect(await readdir(destination)).toEqual(['plugin.json']);
    expect(warnings).toHaveLength(4);
  });

  it.each([
    ['../evil', 'path-traversal'],
    ['p/../../evil', 'path-traversal'],
    ['..', 'path-traversal'],
    ['/etc/cron.d/evil', 'absolute-path'],
    ['p\\..\\..\\evil', 'unsafe-path'],
    [`p/${'x'.repeat(2000)}`, 'unsafe-path'],
    [`p/${'x'.repeat(300)}`, 'unsafe-path'],
  ])('refuses the path %j', async (name, code) => {
    const error = await refusal(await bundleOf(MANIFEST, [{ name }, 'x']));
    expect(error.code).toBe(code);
    expect(error.entry.slice(0, 20)).toBe(name.slice(0, 20));
    expect(error.message).toContain(JSON.stringify(name).slice(1, 20));
  });

  it('refuses a folder that leaves the destination, too', async () => {
    const error = await refusal(await bundleOf(MANIFEST, [{ name: '../dir/', type: 'directory' }]));
    expect(error).toMatchObject({ code: 'path-traversal', entry: '../dir/' });
  });

  it('refuses a file where a folder is needed, and the reverse', async () => {
    expect(
      (await refusal(await bundleOf(MANIFEST, [{ name: 'p/a' }, 'x'], [{ name: 'p/a/b' }, 'x']))).code,
    ).toBe('path-conflict');
    expect(
      (await refusal(await bundleOf(MANIFEST, [{ name: 'p/a/b' }, 'x'], [{ name: 'p/a' }, 'x']))).code,
    ).toBe('path-conflict');
  });

  it('refuses several roots without a manifest beside them, and names them', async () => {
    const error = await refusal(await bundleOf(MANIFEST, [{ name: 'q/plugin.json' }, '{}']));
    expect(error.code).toBe('several-roots');
    expect(error.message).toContain('"p", "q"');
  });

  it('refuses an archive with nothing in it', async () => {
    expect((await refusal(await bundleOf())).code).toBe('empty');
    expect((await refusal(await bundleOf([{ name: 'p', type: 'symlink', linkname: 'x' }]))).code).toBe(
      'empty',
    );
  });

  it.each<[Partial<BundleLimits>, string, string]>([
    [{ entries: 2 }, 'too-many-entries', 'p/b'],
    [{ entryBytes: 99 }, 'entry-too-large', 'p/a'],
    [{ packedBytes: 100 }, 'bundle-too-large', ''],
    [{ unpackedBytes: 2047 }, 'unpacked-too-large', ''],
    [{ pathBytes: 5 }, 'unsafe-path', 'p/plugin.json'],
  ])('keeps to %j', async (limits, code, entry) => {
    const entries: ArchiveEntry[] = [MANIFEST, [{ name: 'p/a' }, randomBytes(100)], [{ name: 'p/b' }, 'b']];
    const error = await refusal(await bundleOf(...entries), limits);
    expect(error.code).toBe(code);
    if (entry !== '') expect(error.entry).toContain(entry.slice(0, 5));
  });

  it('accepts what just fits', async () => {
    const bytes = gzipSync(await tarOf([{ name: 'plugin.json' }, randomBytes(100)]));
    const limits = {
      entries: 1,
      entryBytes: 100,
      packedBytes: bytes.length,
      unpackedBytes: 2048,
      pathBytes: 11,
    };
    await expect(unpackBundle(Readable.from([bytes]), destination, limits)).resolves.toMatchObject({
      entries: 1,
    });
  });

  it('stops an archive that unpacks to very many times its size, before the disk is full', async () => {
    const zeros = Buffer.alloc(RATIO_FLOOR_BYTES + 1024 * 1024);
    const error = await refusal(await bundleOf(MANIFEST, [{ name: 'p/zeros' }, zeros]));
    expect(error.code).toBe('ratio-too-high');
  });

  it('refuses a header that claims more than it brings, without keeping it in memory', async () => {
    const tar = await tarOf([{ name: `p/${'x'.repeat(200)}` }, 'x']);
    tar.write('77777777777', 124, 'latin1');
    tar.write('        ', 148, 'latin1');
    let sum = 0;
    for (const byte of tar.subarray(0, 512)) sum += byte;
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    expect((await refusal(gzipped(tar))).code).toBe('malformed');
  });

  it('refuses bytes that are no gzip', async () => {
    const error = await refusal(Readable.from([await tarOf(MANIFEST)]));
    expect(error.code).toBe('not-gzip');
    expect(error.message).toContain('patchbay pack');
  });

  it('refuses gzip that holds no tar', async () => {
    expect((await refusal(gzipped(randomBytes(5000)))).code).toBe('malformed');
  });

  it('refuses an archive cut off at any place', async () => {
    const bytes = gzipSync(await tarOf(MANIFEST, [{ name: 'p/file' }, randomBytes(3000)]));
    for (const length of [0, 5, 10, 100, 2000, bytes.length - 9, bytes.length - 1]) {
      expect([length, (await refusal(Readable.from([bytes.subarray(0, length)]))).code]).toEqual([
        length,
        'truncated',
      ]);
    }
  });

  it('refuses a tar cut off inside a whole gzip, and names the entry', async () => {
    const tar = await tarOf(MANIFEST, [{ name: 'p/file' }, randomBytes(3000)]);
    const error = await refusal(gzipped(tar.subarray(0, 2000)));
    expect(error).toMatchObject({ code: 'truncated', entry: 'p/file' });
  });

  it('refuses a flipped bit', async () => {
    const bytes = gzipSync(await tarOf(MANIFEST, [{ name: 'p/file' }, randomBytes(3000)]));
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
    expect((await refusal(Readable.from([bytes]))).code).toBe('malformed');
  });

  it('leaves an existing destination alone', async () => {
    await mkdir(destination);
    await writeFile(join(destination, 'mine'), 'x');
    await expect(unpackBundle(await bundleOf(MANIFEST), destination)).rejects.toMatchObject({
      code: 'destination-exists',
    });
    expect(await readdir(folder)).toEqual(['plugin']);
    expect(await readdir(destination)).toEqual(['mine']);
  });

  it('says when the disk refuses', async () => {
    const error: unknown = await unpackBundle(
      await bundleOf(MANIFEST),
      join(folder, 'missing', 'plugin'),
    ).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'write-failed', message: expect.stringContaining('ENOENT') });
  });

  it('lets one of two into the same destination', async () => {
    const both = await Promise.allSettled([
      unpackBundle(await bundleOf(MANIFEST), destination),
      unpackBundle(await bundleOf(MANIFEST), destination),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'destination-exists' });
    expect(await readdir(folder)).toEqual(['plugin']);
  });

  it('stops when its caller does, with the reason, and removes what it wrote', async () => {
    const source = new PassThrough();
    source.write(gzipSync(await tarOf(MANIFEST)).subarray(0, 50));
    const abort = new AbortController();
    const unpacking = unpackBundle(source, destination, {}, { signal: abort.signal });
    const reason = new Error('the administrator left');
    abort.abort(reason);
    await expect(unpacking).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual([]);
    expect(source.destroyed).toBe(true);
  });

  it('asks on the way whether there is room, and passes on why there is none', async () => {
    const film = (mebibytes: number) =>
      bundleOf(MANIFEST, [{ name: 'p/film' }, 'x'.repeat(mebibytes * 1024 ** 2)]);
    const none = new Error('the disk is nearly full');
    const asked: number[] = [];
    const room = (bytes: number) => {
      asked.push(bytes);
      return Promise.reject(none);
    };
    await unpackBundle(await film(1), destination, {}, { room });
    await rm(destination, { recursive: true });
    await expect(unpackBundle(await film(40), destination, {}, { room })).rejects.toBe(none);
    expect(asked).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('passes on why the source broke off', async () => {
    const source = Readable.from(
      (async function* () {
        yield gzipSync(await tarOf(MANIFEST)).subarray(0, 50);
        throw new Error('connection reset');
      })(),
    );
    const error = await refusal(source);
    expect(error.cause).toMatchObject({ message: 'connection reset' });
  });
});
