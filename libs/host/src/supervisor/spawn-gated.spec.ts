import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { systemClock } from '@patchbay/hooks';
import { isRunning, untilGone } from '../fixtures/process-probe.ts';
import { exitWords } from './exit-words.ts';
import { spawnGated } from './spawn-gated.ts';

const environment = { PATH: process.env['PATH'] ?? '' };

describe('a gated process', () => {
  it('becomes the command only when the gate opens, under the same number', async () => {
    const marker = join(mkdtempSync(join(tmpdir(), 'gate-')), 'marker');
    const gated = spawnGated('/bin/sh', ['-c', `echo $$ | tee ${marker}`], environment, systemClock);
    expect(isRunning(gated.pid ?? 0)).toBe(true);
    expect(() => readFileSync(marker)).toThrow();
    gated.open();
    expect(await text(gated.stdout)).toBe(`${String(gated.pid)}\n`);
    expect(exitWords(await gated.exited)).toBe('exited with code 0');
  });

  it('gives the command its arguments as they are, and no descriptor of the gate', async () => {
    const gated = spawnGated(
      '/bin/sh',
      ['-c', 'echo "$1"; echo x >&3', 'sh', '$HOME "a b"'],
      environment,
      systemClock,
    );
    gated.open();
    expect(await text(gated.stdout)).toBe('$HOME "a b"\n');
  });

  it('ends with its children when it is killed, gate open or not', async () => {
    const closed = spawnGated('/bin/true', [], environment, systemClock);
    closed.kill();
    expect(exitWords(await closed.exited)).toBe('was ended by signal SIGKILL');

    const parent = spawnGated('/bin/sh', ['-c', 'sleep 600 & echo $!; wait'], environment, systemClock);
    parent.open();
    const [line] = (await parent.stdout.take(1).toArray()) as [Buffer];
    parent.kill();
    await parent.exited;
    await untilGone(Number(line.toString()));
  });

  it('takes its children along when it ends by itself', async () => {
    const parent = spawnGated('/bin/sh', ['-c', 'sleep 600 & echo $!'], environment, systemClock);
    parent.open();
    const [line] = (await parent.stdout.take(1).toArray()) as [Buffer];
    await parent.exited;
    await untilGone(Number(line.toString()));
  });

  it('says when the command cannot be executed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gate-')), 'no-bit');
    writeFileSync(file, '#!/bin/sh\n');
    const gated = spawnGated(file, [], environment, systemClock);
    gated.open();
    const words = text(gated.stderr);
    expect(exitWords(await gated.exited)).toContain('could not be executed');
    expect(await words).toContain('ermission denied');
  });
});
