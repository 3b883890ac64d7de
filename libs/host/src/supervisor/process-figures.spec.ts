import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { oomKills } from './oom-kills.ts';
import { processFigures } from './process-figures.ts';

const onLinux = process.platform === 'linux';

describe('the figures of a process', () => {
  it('are those of the system, where it gives any', () => {
    const figures = processFigures(process.pid);
    expect(figures !== undefined).toBe(onLinux);
    if (!figures) return;
    expect(figures.memoryBytes).toBeGreaterThan(10 * 1024 * 1024);
    expect(figures.cpuMs).toBeGreaterThan(0);
    expect(figures.traced).toBe(false);
  });

  it('are none of one that has ended', async () => {
    const child = spawn('/bin/sh', ['-c', 'exit 0']);
    await once(child, 'exit');
    expect(processFigures(child.pid ?? 0)).toBeUndefined();
    expect(processFigures(-1)).toBeUndefined();
  });

  it('count what the kernel has killed, where it says so', () => {
    const count = oomKills();
    if (!onLinux) expect(count).toBeUndefined();
    else expect(count === undefined || count >= 0).toBe(true);
  });
});
