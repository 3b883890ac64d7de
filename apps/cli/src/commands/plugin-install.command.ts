import { resolve } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import type { Answer } from '../connection/http-exchange.ts';
import { multipartFile } from '../connection/multipart.ts';
import { query } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';
import { uploadProgress } from '../output/upload-progress.ts';
import { runItems } from '../run-items.ts';

/** As long as the server takes for a download, and a little (contract: management §2). */
const DOWNLOAD_SILENCE_MS = 65 * 60_000;

interface InstallOptions {
  force?: boolean;
}

/** Uploads bundles; the first file that cannot be read ends it. */
export async function addPlugins(
  context: CommandContext,
  files: readonly string[],
  { force = false }: InstallOptions,
): Promise<void> {
  const client = await context.client();
  const act = async (file: string): Promise<void> => {
    const path = resolve(context.terminal.directory, file);
    const body = await multipartFile('plugin', path, force ? { force: 'true' } : {});
    const progress = uploadProgress(context.terminal, file, body.fileBytes);
    let answer: Answer;
    try {
      answer = await client.upload('/plugins', body, progress);
    } finally {
      progress.stop();
    }
    context.printer.item(`Added plugin: ${file}`);
    noteUpgrade(context, answer);
  };
  await runItems(files, (file) => `Unable to add plugin: ${file}`, act);
}

/** Has the server fetch bundles by itself. */
export async function installFromUrls(
  context: CommandContext,
  urls: readonly string[],
  { force = false }: InstallOptions,
): Promise<void> {
  const client = await context.client();
  const act = async (url: string): Promise<void> => {
    const path = `/plugins/install_from_url${query({ plugin_download_url: url, force })}`;
    const { value, answer } = await client.slowJson('POST', path, DOWNLOAD_SILENCE_MS);
    printInstalled(context, value);
    noteUpgrade(context, answer);
  };
  await runItems(urls, (url) => `Unable to install plugin from URL "${url}"`, act);
}

/** mmctl's line about an installed plugin; with --json its manifest. */
export function printInstalled({ printer }: CommandContext, manifest: unknown): void {
  const { name, id } = (manifest ?? {}) as { name?: unknown; id?: unknown };
  printer.item(manifest, `Plugin ${printable(String(name ?? id ?? ''))} successfully installed`);
}

/** Says that another version was replaced: `X-Patchbay-Upgrade: 1.0.0 -> 2.0.0; major`. */
export function noteUpgrade({ printer }: CommandContext, { headers }: Answer): void {
  const header = headers['x-patchbay-upgrade'];
  const [, from, to, major] = /^(\S+) -> (\S+?)(; major)?$/.exec(String(header ?? '')) ?? [];
  if (from === undefined || to === undefined) return;
  const step = major === undefined ? '' : ' This is a major version: what worked may work differently.';
  printer.note(
    `${printable(from)} was replaced by ${printable(to)}.${step} "patchbay plugin status" shows how it does.`,
  );
}
