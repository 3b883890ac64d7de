import { readdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** How often one looks again: a process may have had a child in the moment it was killed, and takes time to go. */
const ROUNDS = 50;
const BETWEEN_ROUNDS_MS = 10;

/**
 * Kills what a plugin has put beyond its process group (a session of its own, as daemons do). It is known by the
 * private socket folder in its environment, which everything a plugin starts inherits. Linux only: elsewhere nobody may
 * read the environment of a process, and such a child stays (docs/decisions/0004-no-orphans.md).
 *
 * @returns how many were killed
 */
export async function killStrays(socketFolder: string): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const killed = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await processesWith(`PLUGIN_UNIX_SOCKET_DIR=${socketFolder}\0`);
    if (found.length === 0) break;
    for (const pid of found) {
      killed.add(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
    await setTimeout(BETWEEN_ROUNDS_MS);
  }
  return killed.size;
}

async function processesWith(variable: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found: number[] = [];
  for (const pid of pids) {
    // Of other users', of the kernel's and of zombies there is nothing to read.
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    if (`${environment}\0`.includes(variable)) found.push(Number(pid));
  }
  return found;
}
