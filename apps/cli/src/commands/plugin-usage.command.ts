import type { CommandContext } from '../command-context.ts';
import { pluginPath, record } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';
import { counted, readableSize } from '../output/words.ts';
import { runItems } from '../run-items.ts';

interface HookFigures {
  hook: string;
  calls: number;
  failures: number;
  p50_ms: number;
  p95_ms: number;
}

/** An answer of `/plugins/{id}/usage`. */
export interface Usage {
  kv_keys: number;
  kv_bytes: number;
  sql_bytes: number;
  settings_bytes: number;
  bundle_bytes: number;
  unpacked_bytes: number;
  memory_bytes?: number;
  hooks?: HookFigures[];
}

/** What a plugin has stored, in words; '' for nothing. */
export function dataWords({ kv_keys, kv_bytes, sql_bytes, settings_bytes }: Usage): string {
  const parts = [
    kv_keys > 0 ? `${counted(kv_keys, 'key')} (${readableSize(kv_bytes)})` : '',
    sql_bytes > 0 ? `tables (${readableSize(sql_bytes)})` : '',
    settings_bytes > 0 ? `settings (${readableSize(settings_bytes)})` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Shows what plugins take of the disk and the database, and how their hooks do. */
export async function showUsage(context: CommandContext, ids: readonly string[]): Promise<void> {
  const client = await context.client();
  const act = async (id: string): Promise<void> => {
    const usage = record<Usage>(await client.json('GET', pluginPath(id, '/usage')), 'usage');
    const stored = dataWords(usage);
    context.printer.item(
      { id, ...usage },
      id,
      `  data      ${stored === '' ? 'none' : stored}`,
      `  on disk   ${readableSize(usage.bundle_bytes)} of bundles, ${readableSize(usage.unpacked_bytes)} unpacked`,
      ...((usage.memory_bytes ?? 0) > 0 ? [`  memory    ${readableSize(usage.memory_bytes ?? 0)}`] : []),
      ...(usage.hooks ?? []).map((figures) => `  ${hookLine(figures)}`),
    );
  };
  await runItems(ids, (id) => `Unable to show the usage of plugin: ${id}`, act);
}

function hookLine({ hook, calls, failures, p50_ms, p95_ms }: HookFigures): string {
  const failed = failures === 0 ? '' : `, ${String(failures)} failed`;
  return `${printable(hook)}: ${counted(calls, 'call')}${failed}, half within ${ms(p50_ms)}, 95 % within ${ms(p95_ms)}`;
}

const ms = (value: number): string => `${String(Math.round(value * 10) / 10)} ms`;
