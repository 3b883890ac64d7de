import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the process it runs in. */
export interface Terminal {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
  env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  directory: string;
  /** Fires when the person at the keyboard has had enough. */
  signal: AbortSignal;
}
