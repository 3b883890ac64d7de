import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export type Handler = (seen: Seen, response: ServerResponse) => void;

const ADMIN_TOKEN = 'token-of-the-administrator';

/** A small server that answers as the REST contract says (rest.json); what a test wants otherwise goes into `on`. */
export class FakeServer {
  readonly #server: Server;
  readonly #local: boolean;
  readonly seen: Seen[] = [];
  /** Handlers by `METHOD path`, before the built-in ones. */
  readonly on = new Map<string, Handler>();
  /** Answers what `on` has nothing for and has a token, instead of the built-in ones. */
  otherwise: Handler | undefined;
  readonly installed = new Map<string, { name: string; version: string; enabled: boolean }>();
  config: Record<string, unknown> = {
    ServiceSettings: { SiteURL: 'http://localhost' },
    PluginSettings: {
      Enable: true,
      EnableUploads: true,
      SignaturePublicKeyFiles: [],
      Plugins: { 'com.example': { limit: 5 } },
    },
  };

  private constructor(local: boolean) {
    this.#local = local;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  /** On a free port, or on a unix socket. */
  static async listen(socket?: string): Promise<FakeServer> {
    const fake = new FakeServer(socket !== undefined);
    if (socket === undefined) fake.#server.listen(0, '127.0.0.1');
    else fake.#server.listen(socket);
    await once(fake.#server, 'listening');
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const early = this.on.get(`${method} ${path} early`);
    if (early !== undefined) {
      early({ method, path, headers, body: Buffer.alloc(0) }, response);
      return;
    }
    const seen = { method, path, headers, body: await buffer(request) };
    this.seen.push(seen);
    const handler = this.on.get(`${method} ${path}`);
    if (handler !== undefined) handler(seen, response);
    else this.#byContract(seen, response);
  }

  #byContract({ method, path, headers, body }: Seen, response: ServerResponse): void {
    if (`${method} ${path}` === 'POST /api/v4/users/login') {
      const { login_id, password } = JSON.parse(body.toString()) as { login_id: string; password: string };
      if (login_id !== 'admin' || password !== 'secret-1') {
        appError(
          response,
          401,
          'api.user.login.invalid_credentials_email_username',
          'Enter a valid email or username and/or password.',
        );
      } else json(response, 200, { id: 'u1', username: login_id }, { Token: ADMIN_TOKEN });
      return;
    }
    if (!this.#local && headers.authorization !== `BEARER ${ADMIN_TOKEN}`) {
      appError(
        response,
        401,
        'api.context.session_expired.app_error',
        'Invalid or expired session, please login again.',
      );
      return;
    }
    if (this.otherwise !== undefined) {
      this.otherwise({ method, path, headers, body }, response);
      return;
    }
    const [bare = ''] = path.split('?');
    const verb = /^\/api\/v4\/plugins\/([^/]+)(?:\/(enable|disable))?$/.exec(bare);
    const id = decodeURIComponent(verb?.[1] ?? '').toLowerCase();
    const plugin = this.installed.get(id);
    if (`${method} ${path}` === 'POST /api/v4/users/logout') json(response, 200, { status: 'OK' });
    else if (`${method} ${path}` === 'GET /api/v4/config') json(response, 200, this.config);
    else if (`${method} ${path}` === 'PUT /api/v4/config/patch') this.#patch(body, response);
    else if (`${method} ${path}` === 'GET /api/v4/plugins') json(response, 200, this.#list());
    else if (`${method} ${path}` === 'GET /api/v4/plugins/statuses') json(response, 200, []);
    else if (`${method} ${path}` === 'POST /api/v4/plugins')
      json(response, 201, { id: 'com.example', name: 'Example' });
    else if (verb === null)
      appError(response, 404, 'api.context.404.app_error', 'Sorry, we could not find the page.');
    else if (plugin === undefined)
      appError(response, 404, 'app.plugin.not_installed.app_error', 'Plugin is not installed.');
    else {
      if (method === 'DELETE') this.installed.delete(id);
      else plugin.enabled = verb[2] === 'enable';
      json(response, 200, { status: 'OK' });
    }
  }

  #patch(body: Buffer, response: ServerResponse): void {
    const patch = JSON.parse(body.toString()) as Record<string, Record<string, unknown>>;
    for (const [section, fields] of Object.entries(patch)) {
      this.config = { ...this.config, [section]: { ...(this.config[section] as object), ...fields } };
    }
    json(response, 200, this.config);
  }

  #list(): object {
    const all = [...this.installed].map(([id, { name, version, enabled }]) => ({
      id,
      name,
      version,
      enabled,
    }));
    return { active: all.filter(({ enabled }) => enabled), inactive: all.filter(({ enabled }) => !enabled) };
  }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function appError(response: ServerResponse, status: number, id: string, message: string): void {
  json(response, status, { id, message, detailed_error: '', request_id: 'r', status_code: status });
}
