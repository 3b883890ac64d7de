import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether GnuPG is installed; its tests are skipped by name where it is not. */
export const hasGnuPg = spawnSync('gpg', ['--version']).status === 0;

const TIMEOUT_MS = 60_000;

/** A GnuPG home of its own, whose agent ends with it. Its folder has a short name: sockets lie in it. */
export class GnuPg {
  readonly #home = mkdtempSync(join(tmpdir(), 'pbg-'));
  readonly #options: string[];

  /** `time` is what this GnuPG takes for now, as 20260101T000000. */
  constructor(time: string) {
    this.#options = [
      '--homedir',
      this.#home,
      '--batch',
      '--quiet',
      '--no-tty',
      '--pinentry-mode',
      'loopback',
    ];
    this.#options.push('--passphrase', '', '--faked-system-time', time);
  }

  run(...args: string[]): Buffer {
    return execFileSync('gpg', [...this.#options, ...args], {
      timeout: TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Makes a key that can sign. */
  generate(name: string, algorithm: string, expires: string): void {
    this.run('--quick-generate-key', name, algorithm, 'sign', expires);
  }

  sign(bytes: Uint8Array, ...options: string[]): Buffer {
    const file = join(this.#home, 'bundle');
    writeFileSync(file, bytes);
    return this.run(...options, '--output', '-', '--detach-sign', file);
  }

  import(armored: string): void {
    const file = join(this.#home, 'import');
    writeFileSync(file, armored);
    this.run('--import', file);
  }

  verifies(bytes: Uint8Array, signature: Uint8Array): boolean {
    const [file, signatureFile] = [join(this.#home, 'bundle'), join(this.#home, 'bundle.sig')];
    writeFileSync(file, bytes);
    writeFileSync(signatureFile, signature);
    const args = [...this.#options, '--verify', signatureFile, file];
    return spawnSync('gpg', args, { timeout: TIMEOUT_MS }).status === 0;
  }

  /** Publishes the revocation certificate that GnuPG made with the key. */
  revoke(): void {
    const folder = join(this.#home, 'openpgp-revocs.d');
    const [name = ''] = readdirSync(folder);
    // A colon keeps people from importing it by mistake.
    this.import(readFileSync(join(folder, name), 'utf8').replace(':-----BEGIN', '-----BEGIN'));
  }

  end(): void {
    spawnSync('gpgconf', ['--homedir', this.#home, '--kill', 'all'], { timeout: TIMEOUT_MS });
    rmSync(this.#home, { recursive: true, force: true });
  }
}
