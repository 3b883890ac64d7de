import { mkdtempSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The longest path a unix socket can have: 108 bytes on Linux, 104 on the BSDs and macOS, with the final NUL. A
 * plugin adds a name of its own, up to `/plugin` and 20 digits, below a folder with a number.
 */
const LONGEST_BASE = 103 - '/plugin'.length - 20 - '/99999999'.length;

/** A folder per host for the sockets of its plugins, one numbered folder in it per process, all of them 0700. */
export class SocketFolders {
  readonly #temporary: string;
  #base: string | undefined;
  #next = 1;

  constructor(temporary: string = tmpdir()) {
    this.#temporary = temporary;
  }

  /** The folder of the host, made when it is first asked for. */
  get base(): string {
    const prefix = join(this.#temporary, 'patchbay-');
    // The long per-user folders of some systems leave no room for a socket name.
    return (this.#base ??= mkdtempSync(prefix.length + 6 <= LONGEST_BASE ? prefix : '/tmp/patchbay-'));
  }

  async create(): Promise<string> {
    const folder = join(this.base, String(this.#next++));
    await mkdir(folder, { mode: 0o700 });
    return folder;
  }

  /** Removes the folder of a process that has ended. */
  async discard(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
  }

  /** Removes all of them, and the folder of the host. */
  async remove(): Promise<void> {
    if (this.#base !== undefined) await rm(this.#base, { recursive: true, force: true });
    this.#base = undefined;
  }
}
