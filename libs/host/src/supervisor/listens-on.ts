import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The state of a socket that listens, in /proc/net/tcp. */
const LISTEN = '0A';
/** Columns of /proc/net/tcp: local address, state, number of the socket. */
const ADDRESS = 1;
const STATE = 3;
const INODE = 9;

/** Whether a process itself listens on a TCP port. Undefined where that cannot be seen (elsewhere than on Linux). */
export function listensOn(pid: number, port: number): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  try {
    const sockets = ['tcp', 'tcp6']
      .flatMap((table) => tableOf(pid, table))
      .filter((columns) => columns[STATE] === LISTEN && columns[ADDRESS]?.endsWith(suffix))
      .map((columns) => `socket:[${columns[INODE] ?? ''}]`);
    if (sockets.length === 0) return false;
    const folder = `/proc/${String(pid)}/fd`;
    return readdirSync(folder).some((descriptor) => sockets.includes(targetOf(`${folder}/${descriptor}`)));
  } catch {
    return false;
  }
}

function tableOf(pid: number, table: string): string[][] {
  try {
    const lines = readFileSync(`/proc/${String(pid)}/net/${table}`, 'latin1')
      .split('\n')
      .slice(1);
    return lines.map((line) => line.trim().split(/\s+/));
  } catch {
    // There is no tcp6 where IPv6 is off.
    return [];
  }
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    // It was closed meanwhile.
    return '';
  }
}
