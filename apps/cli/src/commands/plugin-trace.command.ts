import type { CommandContext } from '../command-context.ts';
import { query, rows } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';
import { timeOf } from '../output/words.ts';

/** A row of `/plugins/traces`. */
interface Trace {
  hook: string;
  plugin_id: string;
  started_at: number;
  duration_ms: number;
  outcome: string;
  changed: string[];
  request_id: string;
  reason: string;
}

export interface TraceQuery {
  post?: string;
  plugin?: string;
  request?: string;
}

/** Has the server remember, or not, what each plugin did to each message. */
export async function switchTrace(context: CommandContext, to: boolean): Promise<void> {
  const client = await context.client();
  await client.json('PUT', '/config/patch', { PatchbaySettings: { TraceHooks: to } });
  context.printer.item(to ? 'Hooks are traced' : 'Hooks are no longer traced');
}

/** Shows what plugins did, oldest first: to one post, for one request, or all that is remembered. */
export async function showTraces(
  context: CommandContext,
  { post, plugin, request }: TraceQuery,
): Promise<void> {
  const client = await context.client();
  const asked = query({ post_id: post, plugin_id: plugin, request_id: request });
  const traces = rows<Trace>(await client.json('GET', `/plugins/traces${asked}`), 'traces');
  for (const trace of traces) context.printer.item(trace, lineOf(trace));
  if (traces.length === 0)
    context.printer.note('Nothing of that was traced. "patchbay plugin trace on" switches tracing on.');
}

function lineOf({ hook, plugin_id, started_at, duration_ms, outcome, changed, reason }: Trace): string {
  const did = changed.length === 0 ? '' : `, changed ${changed.map(printable).join(', ')}`;
  const why = reason === '' ? '' : `: ${printable(reason)}`;
  const took = `${String(Math.round(duration_ms * 10) / 10)} ms`;
  return `${timeOf(started_at)}  ${printable(hook)}  ${printable(plugin_id)}  ${printable(outcome)}${did}${why}  ${took}`;
}
