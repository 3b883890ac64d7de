import type { CommandContext } from '../command-context.ts';
import { pluginPath, query, rows } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';
import { readableSize, spanOf, timeOf } from '../output/words.ts';

/** A row of `/plugins/{id}/crashes`. */
interface Crash {
  id: string;
  version: string;
  at: number;
  started_at: number;
  kind: string;
  exit_code: number | null;
  signal: string;
  hooks: string[];
  memory_bytes: number;
  reason: string;
  stderr: string[];
}

export interface CrashOptions {
  last?: boolean;
  page: number;
  perPage: number;
}

/** Shows how runs of a plugin ended that should not have, newest first; with --last one of them in full. */
export async function showCrashes(
  context: CommandContext,
  id: string,
  { last = false, page, perPage }: CrashOptions,
): Promise<void> {
  const { printer } = context;
  const client = await context.client();
  const asked = query(last ? { page: 0, per_page: 1 } : { page, per_page: perPage });
  const crashes = rows<Crash>(await client.json('GET', pluginPath(id, `/crashes${asked}`)), 'crashes');
  for (const crash of crashes) printer.item(crash, ...(last ? whole(crash) : [line(crash)]));
  if (crashes.length === 0) printer.note(`No crash of ${id} is on record${page > 0 ? ' there' : ''}.`);
  else if (!last) printer.note(`"patchbay plugin crashes ${id} --last" shows the newest in full.`);
}

function line(crash: Crash): string {
  return `${timeOf(crash.at)}  ${printable(crash.version)}  ${endOf(crash)}${inHook(crash)}`;
}

function whole(crash: Crash): string[] {
  const ran = crash.started_at > 0 ? `, ${spanOf(crash.at - crash.started_at)} after it was started` : '';
  return [
    `${timeOf(crash.at)}  version ${printable(crash.version)}${ran}`,
    `  how      ${endOf(crash)}`,
    `  in       ${crash.hooks.length === 0 ? 'no hook' : crash.hooks.map(printable).join(', ')}`,
    `  memory   ${crash.memory_bytes > 0 ? readableSize(crash.memory_bytes) : 'not known'}`,
    ...crash.reason.split('\n').map((text, at) => `  ${at === 0 ? 'why ' : '    '}     ${printable(text)}`),
    crash.stderr.length === 0 ? '  It wrote nothing to stderr.' : '  The last it wrote to stderr:',
    ...crash.stderr.map((text) => `    ${printable(text)}`),
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  killed: 'ended by the server',
  'did-not-start': 'did not start',
};

function endOf({ kind, exit_code, signal }: Crash): string {
  const how =
    signal !== ''
      ? `ended by ${printable(signal)}`
      : exit_code === null
        ? ''
        : `exit code ${String(exit_code)}`;
  return [KINDS[kind] ?? printable(kind), how].filter((part) => part !== '').join(', ');
}

function inHook({ hooks }: Crash): string {
  return hooks.length === 0 ? '' : `, in ${hooks.map(printable).join(', ')}`;
}
