import { readFileSync } from 'node:fs';

/**
 * How many processes the kernel has killed for want of memory since it started, whether the machine's or that of a
 * control group; undefined where it does not say (elsewhere than on Linux).
 */
export function oomKills(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const count = /^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'latin1'))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch {
    return undefined;
  }
}
