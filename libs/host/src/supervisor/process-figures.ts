import { readFileSync } from 'node:fs';

/** What the system says of a running process. */
export interface ProcessFigures {
  /** Resident memory, in bytes. */
  readonly memoryBytes: number;
  /** Time on a processor since it started, in milliseconds. */
  readonly cpuMs: number;
  /** A debugger holds it (ptrace). */
  readonly traced: boolean;
}

/** Units of processor time in a second that Linux tells programs, on every architecture. */
const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat behind the name of the program, counted from 0: user time, system time. */
const UTIME = 11;
const STIME = 12;

/** Undefined when the process has ended, and elsewhere than on Linux. Takes a few microseconds. */
export function processFigures(pid: number): ProcessFigures | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'latin1');
    const memory = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    // A process that has ended and that nobody has collected yet has no memory any more.
    if (memory === undefined) return undefined;
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    // The name stands in brackets and may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[UTIME]) + Number(fields[STIME]);
    return {
      memoryBytes: Number(memory) * 1024,
      cpuMs: (ticks * 1000) / TICKS_PER_SECOND,
      traced: !/^TracerPid:\s+0$/m.test(status),
    };
  } catch {
    return undefined;
  }
}
