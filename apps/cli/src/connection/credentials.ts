import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, CliError, messageOf } from '../errors.ts';

/** A server one is logged in to. */
export interface Credential {
  name: string;
  url: string;
  username: string;
  token: string;
}

interface Stored {
  active: string;
  servers: Credential[];
}

const OTHERS = 0o077;

/** The logins of one person: a file that only they can read, below the folder where programs keep settings. */
export class Credentials {
  readonly path: string;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const base = env['XDG_CONFIG_HOME'] ?? '';
    this.path = join(base === '' ? join(homedir(), '.config') : base, 'patchbay', 'credentials.json');
  }

  async list(): Promise<{ active: string; servers: readonly Credential[] }> {
    return this.#read();
  }

  /** The login in use. Throws CliError when there is none. */
  async current(): Promise<Credential> {
    const { active, servers } = await this.#read();
    const found = servers.find(({ name }) => name === active);
    if (found !== undefined) return found;
    throw new CliError(
      servers.length === 0
        ? 'You are not logged in. Run "patchbay auth login <url>", or use --local on the machine of the server.'
        : 'No server is chosen. Run "patchbay auth set <name>"; "patchbay auth list" shows the names.',
    );
  }

  /** Keeps a login and makes it the one in use. */
  async store(credential: Credential): Promise<void> {
    const { servers } = await this.#read();
    const others = servers.filter(({ name }) => name !== credential.name);
    await this.#write({ active: credential.name, servers: [...others, credential] });
  }

  async choose(name: string): Promise<Credential> {
    const stored = await this.#read();
    const found = this.#named(stored, name);
    await this.#write({ ...stored, active: name });
    return found;
  }

  async remove(name: string): Promise<Credential> {
    const stored = await this.#read();
    const found = this.#named(stored, name);
    const servers = stored.servers.filter((server) => server !== found);
    await this.#write({ active: stored.active === name ? '' : stored.active, servers });
    return found;
  }

  #named({ servers }: Stored, name: string): Credential {
    const found = servers.find((server) => server.name === name);
    if (found !== undefined) return found;
    throw new CliError(
      `There is no login named ${JSON.stringify(name)}. "patchbay auth list" shows the names.`,
    );
  }

  async #read(): Promise<Stored> {
    let text;
    try {
      await this.#assertPrivate();
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { active: '', servers: [] };
      throw error instanceof CliError ? error : this.#unusable(messageOf(error));
    }
    const stored = parseStored(text);
    if (stored === undefined) throw this.#unusable('it is damaged');
    return stored;
  }

  async #assertPrivate(): Promise<void> {
    if (process.platform === 'win32') return;
    const { mode } = await stat(this.path);
    if ((mode & OTHERS) === 0) return;
    throw new CliError(
      `${this.path} can be read by others, and it holds your logins. Run: chmod 600 '${this.path}'`,
    );
  }

  #unusable(reason: string): CliError {
    return new CliError(`${this.path} cannot be used: ${reason}. Remove it and log in again.`);
  }

  async #write(stored: Stored): Promise<void> {
    const partial = `${this.path}.${String(process.pid)}.partial`;
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await writeFile(partial, `${JSON.stringify(stored, undefined, 2)}\n`, { mode: 0o600, flag: 'w' });
      await rename(partial, this.path);
    } catch (error) {
      throw new CliError(`The login cannot be kept in ${this.path}: ${messageOf(error)}`, { cause: error });
    }
  }
}

function parseStored(text: string): Stored | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('servers' in value) || !Array.isArray(value.servers)) {
    return undefined;
  }
  const servers = value.servers.filter(isCredential);
  const active = 'active' in value && typeof value.active === 'string' ? value.active : '';
  return servers.length === value.servers.length ? { active, servers } : undefined;
}

function isCredential(value: unknown): value is Credential {
  if (typeof value !== 'object' || value === null) return false;
  return ['name', 'url', 'username', 'token'].every(
    (key) => key in value && typeof (value as Record<string, unknown>)[key] === 'string',
  );
}
