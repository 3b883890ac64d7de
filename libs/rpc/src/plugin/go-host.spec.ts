import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundlePlugin } from '../../fixtures/bundle.ts';
import { buildGoPeers, goIsMissing } from '../../fixtures/go-peers.ts';
import { Text } from '../../fixtures/text.ts';

const BUILD_DEADLINE_MS = 580_000;
const suite = goIsMissing === undefined ? describe : describe.skip;

suite('a TypeScript plugin under a host on the real go-plugin (needs go)', () => {
  let seen: Record<string, unknown>;
  let script: string;

  beforeAll(async () => {
    script = await bundlePlugin(new URL('../../fixtures/ts-plugin.ts', import.meta.url));
    const { host } = buildGoPeers();
    const child = spawn(host, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const output = new Text();
    child.stdout.on('data', (chunk: Buffer) => output.add(chunk));
    await once(child, 'close');
    seen = JSON.parse(output.text) as Record<string, unknown>;
  }, BUILD_DEADLINE_MS);

  afterAll(() => {
    rmSync(dirname(script), { recursive: true, force: true });
  });

  it('is pinged, dispensed, activated and called', () => {
    expect(seen).toMatchObject({
      activated: '<nil>',
      message: 'hello seen',
      attachments: '[]*model.MessageAttachment',
      added: '[]*model.MessageAttachment',
      appError: 'failed.id',
    });
    expect(seen['implemented']).toContain('MessageWillBePosted');
  });

  it('asks other plugins through a host that has no streams for it', () => {
    expect(seen['asked']).toBe('207 POST /other/path?q=1 question 300000');
  });

  it('learns from a host that knows of contexts that its request was cancelled', () => {
    expect(seen).toMatchObject({ contexts: true, cancelled: '<nil>' });
  });

  it('fails a call with a type it does not know, with the path, and goes on', () => {
    expect(seen['unknownType']).toBe(
      'gob: B.Props["list"][0]: name not registered for interface: "*main.Own"',
    );
  });

  it('writes to the host what it wrote before there was one', () => {
    expect(seen['stdout']).toBe('held for the host');
  });

  it('refuses what it does not know in the words of Go, and goes on', () => {
    expect(seen['unknown']).toBe('unknown plugin type: nothing');
    expect(seen['noSuch']).toBe("rpc: can't find method Plugin.NoSuchHook");
    expect(seen['failed']).toBeUndefined();
  });

  it('ends when it is told to, without being killed', () => {
    expect(seen).toMatchObject({ exited: true, graceful: true });
  });
});
