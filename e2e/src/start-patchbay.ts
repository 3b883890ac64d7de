import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The first start after a change builds; a plain one takes a second. */
const READY_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 20_000;

export const repository = fileURLToPath(new URL('../..', import.meta.url));
export const administrator = { username: 'admin', password: 'correct-horse-battery-1' };

export interface StartOptions {
  dataDir: string;
  port: number;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** What to run instead of the launcher itself, in a shell; for commands as people type them. */
  command?: string;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Patchbay {
  readonly url: string;
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  readonly ended: Promise<Ended>;
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Starts what `npm start` starts and waits for `ready <url>`; rejects with what it printed when it ends before. */
export async function startPatchbay(options: StartOptions): Promise<Patchbay> {
  const started = launch(options);
  const url = await started.ready;
  return { ...started, url };
}

/** As `startPatchbay`, for a start that is expected to fail: what it printed, and how it ended. */
export async function failToStart(
  options: StartOptions,
): Promise<Ended & { stdout: string; stderr: string }> {
  const started = launch(options);
  const outcome = await started.ready.catch(() => started.ended);
  if (typeof outcome === 'string') {
    await started.end('SIGKILL');
    throw new Error(`it started after all, at ${outcome}`);
  }
  return { ...outcome, stdout: started.stdout(), stderr: started.stderr() };
}

function launch({ dataDir, port, args = [], env = {}, command }: StartOptions) {
  const [program, argv] = command
    ? ['sh', ['-c', `exec ${command}`]]
    : [process.execPath, ['tools/start/main.mjs', ...args]];
  const child = spawn(program, argv, {
    cwd: repository,
    env: {
      ...withoutOurs(process.env),
      PATCHBAY_DATA: dataDir,
      PATCHBAY_PORT: String(port),
      PATCHBAY_ADMIN_USERNAME: administrator.username,
      PATCHBAY_ADMIN_PASSWORD: administrator.password,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Ended);
  const ready = new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\nstdout: ${stdout}\nstderr: ${stderr}`));
    const deadline = setTimeout(() => fail('not ready in time'), READY_DEADLINE_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const url = /^ready (\S+)$/m.exec(stdout)?.[1];
      if (!url) return;
      clearTimeout(deadline);
      resolve(url);
    });
    void ended.then(() => {
      clearTimeout(deadline);
      fail('it ended before it was ready');
    });
  });
  ready.catch(() => undefined); // Whoever expects a failed start looks at `ended` instead.
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));

  async function end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    child.kill(signal);
    const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
    try {
      return await ended;
    } finally {
      clearTimeout(deadline);
    }
  }
  return { pid: child.pid ?? 0, stdout: () => stdout, stderr: () => stderr, ended, ready, end };
}

/** Nothing of the test run's own environment reaches the server. */
export function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(PATCHBAY_|MM_|JEST_|NODE_OPTIONS$|NODE_ENV$|npm_)/.test(name)),
  );
}
