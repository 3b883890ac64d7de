import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fnv1a64File } from '@patchbay/bundle';
import { executableFor, isWebBundlePath, PYTHON_RUNTIME, runtimeOf } from '@patchbay/manifest';
import type { GoPlatform, Manifest } from '@patchbay/manifest';
import { fileAppeared, fileChanged, webBundleUnusable } from '../errors.ts';
import type { PluginCommand } from '../supervisor/plugin-command.ts';
import { sha256OfFile } from './hash-file.ts';
import { PYTHON_CODE, VENV_INTERPRETERS } from './python.ts';

/** What was found good when a bundle was unpacked; the same is looked at again before anything of it is started. */
export interface PluginRecord {
  /** Of the bundle. */
  readonly sha256: string;
  /** Path of the executable for this platform, relative to the folder; undefined without a server half. */
  readonly executable?: string;
  /** FNV-1a 64 of the web bundle, for its address; undefined without a web half. */
  readonly webHash?: string;
  /** SHA-256 by relative path: the manifest, the executable, Python's code, everything in the web bundle's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** How many files are read at a time. */
const FILES_AT_ONCE = 16;

/** Rejects with Mattermost's `app.plugin.webapp_bundle.app_error` when the web bundle is missing. */
export async function recordPlugin(
  folder: string,
  manifestFile: string,
  manifest: Manifest,
  sha256: string,
  platform: GoPlatform,
): Promise<PluginRecord> {
  const paths = new Set([manifestFile]);
  const executable = manifest.server ? executableFor(manifest, platform.goos, platform.goarch) : undefined;
  if (executable !== undefined) {
    paths.add(executable);
    if (runtimeOf(manifest, executable) === PYTHON_RUNTIME)
      for (const path of await filesBelow(folder, '.')) if (isPythonCode(path)) paths.add(path);
  }
  let webHash: string | undefined;
  if (manifest.webapp) {
    try {
      const { bundle_path } = manifest.webapp;
      if (!isWebBundlePath(bundle_path))
        throw new Error(`webapp.bundle_path ${JSON.stringify(bundle_path)} is refused`);
      webHash = await fnv1a64File(join(folder, bundle_path));
      for (const path of await filesBelow(folder, dirname(bundle_path))) paths.add(path);
    } catch (error) {
      throw webBundleUnusable(manifest.id, error);
    }
  }
  const files: Record<string, string> = {};
  for (const path of paths) files[path] = await sha256OfFile(join(folder, path));
  return {
    sha256,
    ...(executable === undefined ? {} : { executable }),
    ...(webHash === undefined ? {} : { webHash }),
    files,
  };
}

/** Rejects with `host.executable_changed`, naming the first file that is not what it was. */
export async function verifyRecord(folder: string, record: PluginRecord): Promise<void> {
  const files = Object.entries(record.files);
  for (let next = 0; next < files.length; next += FILES_AT_ONCE) {
    await Promise.all(
      files.slice(next, next + FILES_AT_ONCE).map(async ([path, sha256]) => {
        const file = join(folder, path);
        const now = await sha256OfFile(file).catch(() => undefined);
        if (now !== sha256) throw fileChanged(file);
      }),
    );
  }
}

/** Rejects with `host.executable_changed` when what is to run was not there at install, and so was not looked at. */
export function assertRecorded(folder: string, record: PluginRecord, command: PluginCommand): void {
  for (const file of [command.executable, command.interpreter ?? '']) {
    const isInside = file !== '' && !relative(folder, file).startsWith('..');
    if (isInside && !isRecorded(folder, record, file)) throw fileAppeared(file);
  }
}

/** Whether a file below the folder was there when its plugin was found good. */
export function isRecorded(folder: string, record: PluginRecord, file: string): boolean {
  return Object.hasOwn(record.files, relative(folder, file).split(sep).join('/'));
}

export async function writeRecord(path: string, record: PluginRecord): Promise<void> {
  await writeFile(path, JSON.stringify(record, undefined, 2), { mode: 0o600 });
}

/** Undefined when there is none that can be read. */
export async function readRecord(path: string): Promise<PluginRecord | undefined> {
  try {
    const record = JSON.parse(await readFile(path, 'utf8')) as Partial<PluginRecord>;
    return typeof record.sha256 === 'string' && typeof record.files === 'object'
      ? (record as PluginRecord)
      : undefined;
  } catch {
    return undefined;
  }
}

const isPythonCode = (path: string): boolean =>
  PYTHON_CODE.test(path) || VENV_INTERPRETERS.some((interpreter) => interpreter === path);

async function filesBelow(folder: string, directory: string): Promise<string[]> {
  const entries = await readdir(join(folder, directory), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
