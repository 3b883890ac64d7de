import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isRunning, untilGone } from '../fixtures/process-probe.ts';
import { GUARDIAN_SCRIPT } from './guardian-script.ts';

describe('the guardian script', () => {
  it('leaves a process alone that has the number of one that ended', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardian-'));
    const bystander = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    const pid = String(bystander.pid);
    // The same script, told of the process as it was when the number belonged to somebody else.
    const told = GUARDIAN_SCRIPT.replace('watched=\n', `watched=" ${pid}:12345"\n`);
    const { status } = spawnSync('/bin/sh', ['-c', told, 'sh', folder], { input: '' });
    expect(status).toBe(0);
    expect(isRunning(bystander.pid ?? 0)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    bystander.kill('SIGKILL');
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux(
    'ends what a plugin put into a session of its own, and of no other host (needs linux)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'guardian-'));
      const inSession = (socketFolder: string) =>
        spawn('sleep', ['600'], {
          detached: true,
          stdio: 'ignore',
          env: { PATH: process.env['PATH'], PLUGIN_UNIX_SOCKET_DIR: socketFolder },
        });
      const ours = inSession(`${folder}/1`);
      const others = inSession(`${folder}x/1`);
      expect(spawnSync('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sh', folder], { input: '' }).status).toBe(0);
      await untilGone(ours.pid ?? 0);
      expect(isRunning(others.pid ?? 0)).toBe(true);
      others.kill('SIGKILL');
    },
  );

  it('answers with the number it was told to watch, and survives nonsense', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardian-'));
    const { stdout, status } = spawnSync('/bin/sh', ['-c', GUARDIAN_SCRIPT, 'sh', folder], {
      input: 'what\n- 99999999\n+ 99999999\n',
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toBe('99999999\n');
  });
});
