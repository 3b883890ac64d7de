import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { administrator } from '../start-patchbay.ts';

/** The program, where somebody names one. */
export const program = process.env['MMCTL'] ?? '';

export type Manner = 'plain' | 'json' | 'local';

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Mattermost's own command line, with a home of its own. */
export class Mmctl {
  readonly #home: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(folder: string, dataDir: string) {
    this.#home = join(folder, 'mmctl');
    mkdirSync(this.#home, { mode: 0o700 });
    this.#env = {
      PATH: process.env['PATH'],
      HOME: this.#home,
      XDG_CONFIG_HOME: this.#home,
      MMCTL_LOCAL_SOCKET_PATH: join(dataDir, 'patchbay.sock'),
    };
  }

  /** From here on it speaks as this person. */
  async logIn(
    url: string,
    username = administrator.username,
    password = administrator.password,
  ): Promise<Said> {
    const file = join(this.#home, 'password');
    writeFileSync(file, password, { mode: 0o600 });
    return this.run('plain', 'auth', 'login', url, '--name', username, '--username', username, '-f', file);
  }

  async run(manner: Manner, ...args: string[]): Promise<Said> {
    const flags = { plain: [], json: ['--json'], local: ['--local'] }[manner];
    const child = spawn(program, [...args, ...flags, '--suppress-warnings'], {
      cwd: this.#home,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: COMMAND_DEADLINE_MS,
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, out, err };
  }
}

const COMMAND_DEADLINE_MS = 60_000;
