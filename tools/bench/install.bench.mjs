/** Installing a bundle of about 100 MB, beside `tar xzf` and SHA-256 of the same file; and what memory it takes. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript } from './rpc/programs.mjs';
import { median } from './table.mjs';

const ROUNDS = 5;
const BUNDLE_BYTES = 100_000_000;
const ID = 'com.example.large';
const MEBIBYTE = 1024 * 1024;

export default async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  try {
    const bundle = packLarge(folder);
    const script = await bundleScript(
      folder,
      fileURLToPath(new URL('install/install-once.mjs', import.meta.url)),
    );
    const times = { floor: /** @type {number[]} */ ([]), install: /** @type {number[]} */ ([]) };
    const growths = /** @type {number[]} */ ([]);
    // In turn, so that both see the same machine; the first round warms up.
    for (let round = -1; round < ROUNDS; round += 1) {
      const floor = tarAndHash(folder, bundle);
      const { ms, growth } = JSON.parse(
        execFileSync(process.execPath, [script, folder, bundle], { encoding: 'utf8' }),
      );
      if (round < 0) continue;
      times.floor.push(floor);
      times.install.push(ms);
      growths.push(growth);
    }
    const floor = median(times.floor);
    const install = median(times.install);
    const size = `${(statSync(bundle).size / 1_000_000).toFixed(0)} MB`;
    return [
      { what: `bundle of ${size}: tar xzf and SHA-256`, value: `${floor.toFixed(0)} ms`, ratio: 1 },
      {
        what: `bundle of ${size}: install`,
        value: `${install.toFixed(0)} ms`,
        ratio: install / floor,
        aim: 'at most 1.3',
      },
      {
        what: `bundle of ${size}: memory that an install takes`,
        value: `${(Math.max(...growths) / MEBIBYTE).toFixed(0)} MiB`,
        aim: 'bounded',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Programs of this machine and bytes that no packer makes smaller, as large plugins are.
 *
 * @param {string} folder
 */
function packLarge(folder) {
  const root = join(folder, ID);
  const program = readFileSync(process.execPath);
  const names = { 'linux-amd64': 'linux', 'linux-arm64': 'linux-arm', 'darwin-arm64': 'darwin' };
  const executables = Object.fromEntries(
    Object.entries(names).map(([platform, name]) => [platform, `server/${name}`]),
  );
  write(
    root,
    'plugin.json',
    JSON.stringify({
      id: ID,
      name: 'Large',
      version: '1.0.0',
      server: { executables, executable: 'server/linux' },
    }),
  );
  for (const path of Object.values(executables)) write(root, path, program, 0o755);
  const bundle = join(folder, 'large.tar.gz');
  execFileSync('tar', ['-czf', bundle, '-C', folder, ID]);
  const missing = BUNDLE_BYTES - statSync(bundle).size;
  if (missing > 0) {
    write(root, 'assets/film', randomBytes(missing));
    execFileSync('tar', ['-czf', bundle, '-C', folder, ID]);
  }
  rmSync(root, { recursive: true });
  return bundle;
}

/** @type {(root: string, path: string, content: string | Buffer, mode?: number) => void} */
function write(root, path, content, mode = 0o644) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content, { mode });
}

/** @type {(folder: string, bundle: string) => number} */
function tarAndHash(folder, bundle) {
  const to = mkdtempSync(join(folder, 'tar-'));
  const begun = performance.now();
  execFileSync('tar', ['-xzf', bundle, '-C', to]);
  if (process.platform === 'darwin') execFileSync('shasum', ['-a', '256', bundle]);
  else execFileSync('sha256sum', [bundle]);
  const ms = performance.now() - begun;
  rmSync(to, { recursive: true, force: true });
  return ms;
}
