import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from './run.ts';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs command lines in a home of its own. */
export class Cli {
  readonly folder: string;
  readonly env: Record<string, string>;

  private constructor(folder: string) {
    this.folder = folder;
    this.env = { XDG_CONFIG_HOME: join(folder, 'config') };
  }

  static async create(): Promise<Cli> {
    return new Cli(await mkdtemp(join(tmpdir(), 'pb-cli-')));
  }

  async run(...args: string[]): Promise<Outcome> {
    return this.runWith({}, ...args);
  }

  async runWith(
    {
      input = '',
      terminal = false,
      signal = new AbortController().signal,
    }: { input?: string; terminal?: boolean; signal?: AbortSignal },
    ...args: string[]
  ): Promise<Outcome> {
    const [stdin, stdout, stderr] = [stream(terminal), stream(terminal), stream(terminal)];
    stdin.end(input);
    const code = await run(args, { stdin, stdout, stderr, env: this.env, directory: this.folder, signal });
    return { code, out: written(stdout), err: written(stderr) };
  }

  async login(url: string): Promise<void> {
    const { code, err } = await this.run(
      'auth',
      'login',
      url,
      '--username',
      'admin',
      '--password',
      'secret-1',
    );
    if (code !== 0) throw new Error(err);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const stream = (terminal: boolean): PassThrough & { isTTY?: boolean } =>
  Object.assign(
    new PassThrough({ highWaterMark: 10_000_000 }),
    terminal ? { isTTY: true, columns: 80, rows: 24 } : {},
  );

const written = (from: PassThrough): string => ((from.read() as Buffer | null) ?? '').toString();
