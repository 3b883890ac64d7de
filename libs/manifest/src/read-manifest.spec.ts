import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readManifest } from './read-manifest.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'patchbay-manifest-'));
});
afterEach(() => rm(directory, { recursive: true }));

const put = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text);

describe('readManifest', () => {
  it('looks for plugin.yml, then plugin.yaml, then plugin.json', async () => {
    await put('plugin.json', '{"id":"from-json"}');
    expect((await readManifest(directory)).manifest.id).toBe('from-json');
    await put('plugin.yaml', 'id: from-yaml');
    expect((await readManifest(directory)).manifest.id).toBe('from-yaml');
    await put('plugin.yml', 'id: From-Yml');
    expect(await readManifest(directory)).toMatchObject({
      manifest: { id: 'from-yml' },
      path: join(directory, 'plugin.yml'),
    });
  });

  it('does not fall through when the first file that exists is broken', async () => {
    await put('plugin.yml', 'id: [');
    await put('plugin.json', '{"id":"fine"}');
    await expect(readManifest(directory)).rejects.toMatchObject({ code: 'manifest-malformed' });
  });

  it('does not fall through when the first file that exists cannot be read', async () => {
    await mkdir(join(directory, 'plugin.yml'));
    await put('plugin.json', '{"id":"fine"}');
    await expect(readManifest(directory)).rejects.toMatchObject({ code: 'manifest-unreadable' });
  });

  it('says what is missing from a folder without one', async () => {
    await expect(readManifest(directory)).rejects.toMatchObject({
      code: 'manifest-missing',
      message: expect.stringContaining('Put plugin.yml, plugin.yaml or plugin.json at the root'),
    });
  });
});
