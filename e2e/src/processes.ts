import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface ProcessInfo {
  pid: number;
  parent: number;
  command: string;
}

/** What a process started, and what that started. */
export function descendantsOf(pid: number, all: ProcessInfo[] = allProcesses()): ProcessInfo[] {
  const children = all.filter(({ parent }) => parent === pid);
  return [...children, ...children.flatMap((child) => descendantsOf(child.pid, all))];
}

/** Those of them that still run: not ended, nor only waiting for their parent to notice. */
export function stillRunning(processes: ProcessInfo[]): ProcessInfo[] {
  const all = allProcesses();
  return processes.filter(({ pid, command }) =>
    all.some((now) => now.pid === pid && now.command === command),
  );
}

/** The running processes whose command line names a path under `folder`. */
export function processesNaming(folder: string): ProcessInfo[] {
  return allProcesses().filter(({ pid, command }) => pid !== process.pid && command.includes(folder));
}

function allProcesses(): ProcessInfo[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-Ao', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => {
      const [pid, parent, ...command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), command: command.join(' ') };
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(pid) ?? []);
}

function readProcess(pid: string): ProcessInfo | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid: Number(pid), parent: Number(parent), command };
  } catch {
    return undefined; // It ended while we looked.
  }
}
