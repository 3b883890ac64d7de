import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script, constants } from 'node:vm';

export interface LoadedBundle<T> {
  readonly exports: T;
  /** Keeps what V8 has compiled so far for the next start, unless that is kept already. */
  keepCompiled(): void;
}

/**
 * Runs a CommonJS bundle, which is a function of what a module is given (see build.mjs), with V8's code cache, in which
 * the second start finds its functions compiled: a third of the time to `ready`. (Node's own compile cache begins with
 * 22.1; this works on 20 too.)
 *
 * The cache lies in `cache/` beside the bundle, under the bundle's time and size and this Node's version: V8 itself
 * only compares lengths. A cache that cannot be read or written costs time, nothing else.
 */
export function loadBundle<T>(url: URL): LoadedBundle<T> {
  const file = fileURLToPath(url);
  const cacheFile = cachePath(file);
  const cachedData = readIfThere(cacheFile);
  // The bundler writes ASCII only; read as such, V8 keeps one byte per character, and those outside of its heap.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(cachedData && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run(module.exports, createRequire(url), module, file, dirname(file));
  const kept = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    exports: module.exports as T,
    keepCompiled() {
      if (!kept) write(cacheFile, () => script.createCachedData());
    },
  };
}

function cachePath(file: string): string {
  const { mtimeMs, size } = statSync(file);
  const name = `${basename(file)}-${Math.trunc(mtimeMs)}-${size}-${process.version}-${process.arch}.bin`;
  return join(dirname(file), 'cache', name);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** As a whole, and in place of those of earlier builds. */
function write(path: string, data: () => Buffer): void {
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    const older = readdirSync(folder);
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, data());
    renameSync(temporary, path);
    for (const name of older) if (name !== basename(path)) rmSync(join(folder, name), { force: true });
  } catch {
    // A read-only installation: every start compiles.
  }
}
