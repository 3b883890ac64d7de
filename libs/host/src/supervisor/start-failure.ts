import { HandshakeError } from '@patchbay/rpc/host';
import type { HandshakeErrorCode } from '@patchbay/rpc/host';
import { exitedAtStart, noHandshake, textOf, withLastWords } from '../errors.ts';
import type { HostError } from '../errors.ts';
import { exitWords } from './exit-words.ts';
import type { ProcessExit } from './exit-words.ts';

/** What is wrong with the line itself explains more than how the process then ended. */
const BAD_LINE: ReadonlySet<HandshakeErrorCode> = new Set([
  'unrecognized',
  'core-version',
  'protocol-version',
  'address-type',
  'address',
  'protocol',
  'certificate',
  'line-too-long',
]);

/** What go-plugin says on stderr, and exits with 1, when its cookie is not in the environment. */
const WITHOUT_ITS_COOKIE = /^This binary is a plugin\./m;

/**
 * Why a started process did not become a plugin, for a status: what happened, what to do, the last it said.
 *
 * @param exit how it ended by itself; undefined when it still ran and was killed
 * @param cause what the wire made of it
 */
export function startFailure(
  exit: ProcessExit | undefined,
  cause: unknown,
  stderr: { readonly lastWords: string; readonly lastLines: readonly string[] },
): HostError {
  const { lastWords, lastLines } = stderr;
  const options = { cause, evidence: { exit, lastLines: [...lastLines] } };
  if (exit === undefined || (cause instanceof HandshakeError && BAD_LINE.has(cause.code)))
    return noHandshake(withLastWords(textOf(cause), lastWords), options);
  return exitedAtStart(exitWords(exit), remedyFor(exit, lastWords), lastWords, options);
}

function remedyFor({ code, signal }: ProcessExit, lastWords: string): string {
  if (WITHOUT_ITS_COOKIE.test(lastWords))
    return 'It is a plugin, but of another program: it wants another magic cookie. Build it with the SDK of this server or of Mattermost';
  if (signal !== null)
    return 'If nobody ended it by hand, look for a memory limit in the log of the system, then enable the plugin again';
  if (code === 0)
    return 'A plugin stays in the foreground until it is asked to leave: it must not fork and exit, nor return from its main function';
  if (code === 126 || code === 127)
    return 'Look whether the file, its interpreter and its libraries are made for this machine';
  return 'What it needs is in its own words or in its log';
}
