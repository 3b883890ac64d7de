import type { Context, FileData } from '@patchbay/contract';
import { HookError } from '@patchbay/hooks';
import type { PluginHost } from '@patchbay/host';
import type { SupportFile } from './support-files.ts';

/** A plugin may add so many bytes to the archive. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What plugins add (hook GenerateSupportData). One with `props.support_packet` in its manifest has a box that the
 * administrator ticks, and is asked only when it is among `chosen`; every other is asked always.
 */
export async function pluginFiles(
  host: Pick<PluginHost, 'list' | 'hooks'>,
  context: Context,
  chosen: readonly string[],
): Promise<{ files: SupportFile[]; warnings: string[] }> {
  const files: SupportFile[] = [];
  const warnings: string[] = [];
  for (const { id, props } of host.list().active) {
    const hasBox = props !== undefined && Object.hasOwn(props, 'support_packet');
    if (hasBox && !chosen.includes(id)) continue;
    try {
      const added = await host.hooks.one(id, 'GenerateSupportData', [context]);
      files.push(...filesOf(id, added));
    } catch (error) {
      if (error instanceof HookError && error.code === 'hook.not_active') continue;
      warnings.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { files, warnings };
}

function filesOf(id: string, data: readonly FileData[]): SupportFile[] {
  const files = data.map(({ Filename, Body }) => ({ name: safeName(id, Filename), body: Body }));
  const bytes = files.reduce((sum, { body }) => sum + body.length, 0);
  if (bytes > MOST_BYTES) throw new Error(`its files have ${bytes} bytes and may have ${MOST_BYTES}`);
  return files;
}

/** A name that stays within the archive, whatever the plugin says. */
function safeName(id: string, name: string): string {
  const parts = name.split(/[/\\]/).filter((part) => !['', '.', '..'].includes(part));
  return parts.length === 0 ? id : parts.join('/');
}
