import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** An install waits until the plugin has started, which may take the minute that OnActivate has. */
const REQUEST_DEADLINE_MS = 90_000;

/** Just enough of the REST API to prepare and to look behind the scenes of a browser test. */
export class RestClient {
  readonly #url: string;
  /** Of the session. */
  readonly token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.token = token;
  }

  static async login(url: string, user: { username: string; password: string }): Promise<RestClient> {
    const response = await fetch(`${url}/api/v4/users/login`, {
      method: 'POST',
      body: JSON.stringify({ login_id: user.username, password: user.password }),
      signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
    });
    if (!response.ok) throw new Error(`login: ${response.status} ${await response.text()}`);
    return new RestClient(url, response.headers.get('token') ?? '');
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#request('GET', path)) as T;
  }

  async post<T>(path: string, body?: unknown): Promise<T> {
    return (await this.#request('POST', path, body === undefined ? undefined : JSON.stringify(body))) as T;
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return (await this.#request('PUT', path, JSON.stringify(body))) as T;
  }

  async delete(path: string): Promise<void> {
    await this.#request('DELETE', path);
  }

  async uploadPlugin(path: string, force = false): Promise<unknown> {
    const form = new FormData();
    form.set('plugin', new Blob([readFileSync(path)]), basename(path));
    if (force) form.set('force', 'true');
    return this.#request('POST', '/plugins', form);
  }

  /** The answer as it comes, whatever it is. */
  answer(method: string, path: string, body?: unknown): Promise<Response> {
    return this.fetch(method, `/api/v4${path}`, body === undefined ? undefined : JSON.stringify(body));
  }

  /** As `answer`, for what is not below /api/v4. */
  fetch(method: string, path: string, body?: string | FormData): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}` },
      body,
      signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
    });
  }

  async #request(method: string, path: string, body?: string | FormData): Promise<unknown> {
    const response = await this.fetch(method, `/api/v4${path}`, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
