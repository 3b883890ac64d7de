import { Blob } from 'node:buffer';
import { DecompressionStream } from 'node:stream/web';
import { TextDecoder } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBundleManifest } from './bundle-manifest.ts';

const BLOCK = 512;

// What every browser has and jsdom has not.
beforeAll(() => {
  Object.assign(globalThis, { DecompressionStream, TextDecoder });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'DecompressionStream');
  Reflect.deleteProperty(globalThis, 'TextDecoder');
});

function entry(name: string, content: Buffer | string, type = '0'): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  return Buffer.concat([header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

const read = (bytes: Buffer) => readBundleManifest(new Blob([bytes]) as never);
const packed = (...entries: Buffer[]) => gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]));
const manifest = JSON.stringify({ id: 'Com.Example.A', name: 'Alpha', version: '2.0.0' });
const alpha = { id: 'com.example.a', name: 'Alpha', version: '2.0.0' };

describe('readBundleManifest', () => {
  it.each([
    ['at the root', 'plugin.json'],
    ['behind a dot', './plugin.json'],
    ['in the only folder', 'com.example.a/plugin.json'],
  ])('finds the manifest %s, behind other files', async (_where, name) => {
    const large = entry('server/plugin-linux-amd64', Buffer.alloc(300_001, 7));
    expect(await read(packed(entry('server/', '', '5'), large, entry(name, manifest)))).toEqual(alpha);
  });

  it('takes no file further down for the manifest', async () => {
    expect(await read(packed(entry('a/assets/plugin.json', manifest)))).toBeUndefined();
  });

  it.each([
    ['no gzip', Buffer.from('hello')],
    ['cut off', packed(entry('plugin.json', manifest)).subarray(0, 40)],
    ['without a manifest', packed(entry('readme.md', 'hello'))],
    ['with a manifest that is no JSON', packed(entry('plugin.json', 'id: x'))],
    ['with a manifest without an id', packed(entry('plugin.json', '{"version":"1.0.0"}'))],
    ['empty', Buffer.alloc(0)],
    ['of noise', gzipSync(Buffer.alloc(4096, 0x41))],
  ])('answers nothing for a bundle that is %s', async (_what, bytes) => {
    expect(await read(bytes)).toBeUndefined();
  });

  it('answers nothing in a browser that cannot unpack', async () => {
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
    expect(await read(packed(entry('plugin.json', manifest)))).toBeUndefined();
    Object.assign(globalThis, { DecompressionStream });
  });
});
