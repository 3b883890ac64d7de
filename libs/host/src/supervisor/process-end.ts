import { exitWords } from './exit-words.ts';
import type { ProcessExit } from './exit-words.ts';

/** How a server half came to its end. */
export interface ProcessEnd {
  /** For a status: `exited with code 2`, `did not answer three pings and was killed`. */
  readonly words: string;
  /** Undefined for a process of somebody else's, of which nobody can tell. */
  readonly exit: ProcessExit | undefined;
  /** It was this host that ended it. */
  readonly byHost: boolean;
  /** The kernel ended a process for want of memory while this one ran; where the kernel tells. */
  readonly outOfMemory: boolean;
}

/** The end of a process of ours. `killedFor` says why this host killed it, where it did. */
export function processEnd(exit: ProcessExit, killedFor: string | undefined, oomKills: number): ProcessEnd {
  const byHost = killedFor !== undefined;
  const outOfMemory = !byHost && exit.signal === 'SIGKILL' && oomKills > 0;
  return { words: killedFor ?? wordsOf(exit, outOfMemory), exit, byHost, outOfMemory };
}

function wordsOf(exit: ProcessExit, outOfMemory: boolean): string {
  const words = exitWords(exit);
  if (exit.signal !== 'SIGKILL') return words;
  if (outOfMemory)
    return `${words}, and in the same time the kernel has killed for want of memory: it used more than there is, or than its limit allows`;
  return `${words}, which did not come from this server: somebody ended it, or a limit of the system did`;
}
