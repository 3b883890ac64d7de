import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ManualClock, systemClock } from '@patchbay/hooks';
import { collectingLogger } from '../fixtures/collecting-logger.ts';
import { isRunning, until, untilGone } from '../fixtures/process-probe.ts';
import { Guardian, GUARDIAN_ANSWER_DEADLINE_MS } from './guardian.ts';

const started: ChildProcess[] = [];

/** A process in a group of its own, as plugins are. */
function sleeper(script = 'sleep 600'): { child: ChildProcess; pid: number } {
  const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  return { child, pid: child.pid ?? 0 };
}

afterEach(() => {
  for (const { pid } of started.splice(0)) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended, as it should.
    }
  }
});

function createGuardian() {
  const folder = mkdtempSync(join(tmpdir(), 'guardian-'));
  const logger = collectingLogger();
  return { guardian: new Guardian({ folder: () => folder, logger, clock: systemClock }), folder, logger };
}

describe('the guardian', () => {
  it('kills what it watches, with its children, and removes the folder when its pipe ends', async () => {
    const { guardian, folder } = createGuardian();
    const { child, pid } = sleeper('sleep 600 & echo $!; wait');
    const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const grandchild = Number(line.toString());
    await guardian.watch(pid);
    await guardian.stop();
    await untilGone(pid);
    await untilGone(grandchild);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves alone what it was told to forget', async () => {
    const { guardian } = createGuardian();
    const kept = sleeper();
    const other = sleeper();
    await guardian.watch(kept.pid);
    await guardian.watch(other.pid);
    guardian.unwatch(kept.pid);
    await guardian.stop();
    await untilGone(other.pid);
    expect(isRunning(kept.pid)).toBe(true);
  });

  it('is replaced when it is killed, and the next one watches the same processes', async () => {
    const { guardian, logger } = createGuardian();
    const { pid } = sleeper();
    await guardian.watch(pid);
    const first = guardian.pid;
    process.kill(first ?? 0, 'SIGKILL');
    await logger.find((entry) => entry.message.includes('starting another'));
    await until(() => guardian.pid !== undefined && guardian.pid !== first, 'another guardian');
    const late = sleeper();
    await guardian.watch(late.pid);
    await guardian.stop();
    await untilGone(pid);
    await untilGone(late.pid);
  });

  it('ignores the signals that end a terminal session', async () => {
    const { guardian } = createGuardian();
    const { pid } = sleeper();
    await guardian.watch(pid);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(guardian.pid ?? 0, signal);
    const other = sleeper();
    await guardian.watch(other.pid);
    expect(isRunning(pid)).toBe(true);
    await guardian.stop();
  });

  it('does not let a process run that it did not answer for', async () => {
    const clock = new ManualClock();
    const guardian = new Guardian({
      folder: () => mkdtempSync(join(tmpdir(), 'guardian-')),
      logger: collectingLogger(),
      clock,
    });
    const { pid } = sleeper();
    guardian.start();
    process.kill(guardian.pid ?? 0, 'SIGSTOP');
    const answer = guardian.watch(pid);
    clock.advance(GUARDIAN_ANSWER_DEADLINE_MS);
    await expect(answer).rejects.toMatchObject({ code: 'host.guardian_silent' });
    process.kill(guardian.pid ?? 0, 'SIGCONT');
    await guardian.stop();
    expect(isRunning(pid)).toBe(true);
  });
});
