import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { repository } from './start-patchbay.ts';

const COMMAND_DEADLINE_MS = 120_000;

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built `patchbay` for one person, as a process of its own. */
export class CommandLine {
  readonly #env: NodeJS.ProcessEnv;

  /** @param home where logins are kept; dataDir: that of the server which `--local` is for */
  constructor(home: string, dataDir: string) {
    this.#env = { PATH: process.env['PATH'], XDG_CONFIG_HOME: home, PATCHBAY_DATA: dataDir };
  }

  run(...args: string[]): Promise<Said> {
    return this.runWithInput('', ...args);
  }

  runWithInput(input: string, ...args: string[]): Promise<Said> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        process.execPath,
        [join(repository, 'apps/cli/dist/patchbay.js'), ...args],
        { env: this.#env, timeout: COMMAND_DEADLINE_MS },
        (error, out, err) => {
          if (error !== null && typeof error.code !== 'number') reject(error);
          else resolve({ code: Number(error?.code ?? 0), out, err });
        },
      );
      child.stdin?.end(input);
    });
  }

  async login(url: string, user: { username: string; password: string }): Promise<void> {
    const args = ['auth', 'login', url, '--username', user.username, '--password-stdin'];
    const { code, err } = await this.runWithInput(`${user.password}\n`, ...args);
    if (code !== 0) throw new Error(`login on the command line: ${err}`);
  }
}
