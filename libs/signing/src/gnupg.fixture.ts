import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether GnuPG is installed; its tests are skipped by name where it is not. */
export const hasGnuPg = spawnSync('gpg', ['--version']).status === 0;

const TIMEOUT_MS = 120_000;
/** Of what one call prints, in bytes. */
const OUTPUT_LIMIT = 10_000_000;

/** A GnuPG home of its own, whose agent ends with it. Its folder has a short name: sockets lie in it. */
export class GnuPg {
  readonly #home = mkdtempSync(join(tmpdir(), 'pbg-'));
  readonly #options: readonly string[];

  /** `time` is what this GnuPG takes for now, as 20260101T000000. */
  constructor(time: string) {
    this.#options = ['--homedir', this.#home, '--quiet', '--no-tty', '--pinentry-mode', 'loopback'].concat([
      '--passphrase',
      '',
      '--faked-system-time',
      time,
    ]);
  }

  run(...args: string[]): Promise<Buffer> {
    return this.#exec(['--batch', ...args]);
  }

  /** Makes a key for `usage`; returns its fingerprint. */
  async generate(name: string, algorithm: string, expires = 'never', usage = 'sign'): Promise<string> {
    await this.run('--quick-generate-key', name, algorithm, usage, expires);
    return this.#fingerprint();
  }

  addSubkey(fingerprint: string, algorithm: string, usage = 'sign', expires = 'never'): Promise<Buffer> {
    return this.run('--quick-add-key', fingerprint, algorithm, usage, expires);
  }

  async sign(bytes: Uint8Array, ...options: string[]): Promise<Buffer> {
    const file = this.write('bundle', bytes);
    return this.run(...options, '--output', '-', '--detach-sign', file);
  }

  export(...options: string[]): Promise<Buffer> {
    return this.run(...options, '--export');
  }

  async verifies(bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
    const args = ['--verify', this.write('bundle.sig', signature), this.write('bundle', bytes)];
    return this.run(...args).then(
      () => true,
      () => false,
    );
  }

  async import(armored: string): Promise<void> {
    await this.run('--import', this.write('import', armored));
  }

  /** Publishes the revocation certificate that GnuPG made with the key. */
  async revoke(): Promise<void> {
    const folder = join(this.#home, 'openpgp-revocs.d');
    const [name = ''] = readdirSync(folder);
    // A colon keeps people from importing it by mistake.
    await this.import(readFileSync(join(folder, name), 'utf8').replace(':-----BEGIN', '-----BEGIN'));
  }

  /** Revokes the `number`th subkey, as a person would at the prompt. */
  async revokeSubkey(fingerprint: string, number: number): Promise<void> {
    const answers = [`key ${String(number)}`, 'revkey', 'y', '0', '', 'y', 'save', ''].join('\n');
    await this.#exec(['--command-fd', '0', '--edit-key', fingerprint], answers);
  }

  end(): void {
    spawnSync('gpgconf', ['--homedir', this.#home, '--kill', 'all'], { timeout: TIMEOUT_MS });
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #fingerprint(): Promise<string> {
    const listed = (await this.run('--with-colons', '--list-keys')).toString();
    return /fpr:+([0-9A-F]{40})/.exec(listed)?.[1] ?? '';
  }

  write(name: string, content: Uint8Array | string): string {
    const file = join(this.#home, name);
    writeFileSync(file, content);
    return file;
  }

  #exec(args: readonly string[], input = ''): Promise<Buffer> {
    const options = { timeout: TIMEOUT_MS, encoding: 'buffer', maxBuffer: OUTPUT_LIMIT } as const;
    return new Promise((resolve, reject) => {
      const child = execFile('gpg', [...this.#options, ...args], options, (error, stdout, stderr) => {
        if (error) reject(new Error(`${error.message} ${stderr.toString()}`, { cause: error }));
        else resolve(stdout);
      });
      // One that asks nothing may end before it is told anything.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  }
}
