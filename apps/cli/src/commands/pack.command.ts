import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { packBundle, pluginFiles } from '@patchbay/bundle';
import { readManifest, validateManifest } from '@patchbay/manifest';
import type { FoundManifest } from '@patchbay/manifest';
import type { CommandContext } from '../command-context.ts';
import { ItemsFailed } from '../errors.ts';
import { readableSize } from '../output/words.ts';

/** Checks a plugin folder and packs what belongs into its bundle, by default to `dist/<id>-<version>.tar.gz` in it. */
export async function packPlugin(
  { terminal, printer }: CommandContext,
  folder: string,
  { out }: { out?: string },
): Promise<void> {
  const directory = resolve(terminal.directory, folder);
  const found = await readManifest(directory);
  report(found, (line) => printer.note(line));
  const { id, version } = found.manifest;
  const name = version === '' ? id : `${id}-${version}`;
  const target =
    out === undefined ? join(directory, 'dist', `${name}.tar.gz`) : resolve(terminal.directory, out);
  const { files, executables } = await pluginFiles(directory, found);
  await mkdir(dirname(target), { recursive: true });
  const earlier = relative(directory, dirname(target));
  const packed = await packBundle(directory, target, {
    root: id,
    files,
    executables,
    exclude: (path) =>
      dirname(path) === (earlier === '' ? '.' : earlier) && /\.tar\.gz(\.sig|\.\d+\.partial)?$/.test(path),
    signal: terminal.signal,
  });
  printer.item(
    { id, version, file: target, ...packed },
    `Packed plugin: ${relative(terminal.directory, target)} (${String(packed.entries)} entries, ${readableSize(packed.bytes)}, sha256 ${packed.sha256})`,
  );
}

function report({ manifest, path }: FoundManifest, note: (line: string) => void): void {
  const issues = validateManifest(manifest);
  const line = (issue: (typeof issues)[number]): string =>
    `${path}: ${issue.path} ${issue.message}. ${issue.remedy}`;
  for (const issue of issues) if (issue.severity === 'warning') note(`Warning: ${line(issue)}`);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ItemsFailed(errors.map(line));
}
