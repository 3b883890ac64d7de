import { jest } from '@jest/globals';

export interface FakeAnswer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface FakeRequest {
  query: URLSearchParams;
  body: unknown;
  signal?: AbortSignal;
}

type Handler = (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;

/** What is below `/api/v4/`, by `METHOD path`; what is not there is 404. jsdom has no `fetch` of its own. */
export class FakeFetch {
  readonly handlers = new Map<string, Handler>();
  /** `METHOD path?query`, in order. */
  readonly calls: string[] = [];
  readonly bodies: unknown[] = [];

  install(): void {
    globalThis.fetch = jest.fn<typeof fetch>((url, options) => this.#answer(String(url), options));
  }

  /** What was asked so far. */
  forget(): void {
    this.calls.length = 0;
    this.bodies.length = 0;
  }

  on(route: string, answer: FakeAnswer | Handler): void {
    this.handlers.set(route, typeof answer === 'function' ? answer : () => answer);
  }

  refuse(route: string, message: string, status = 400): void {
    this.on(route, { status, body: { id: 'app.refused', message, status_code: status } });
  }

  async #answer(url: string, options: RequestInit = {}): Promise<Response> {
    const [path = '', query = ''] = url.slice(url.indexOf('/api/v4/') + '/api/v4/'.length).split('?');
    const method = (options.method ?? 'GET').toUpperCase();
    this.calls.push(`${method} ${path}${query === '' ? '' : `?${query}`}`);
    const body: unknown = typeof options.body === 'string' ? JSON.parse(options.body) : undefined;
    this.bodies.push(body);
    const handler =
      this.handlers.get(`${method} ${path}`) ?? (() => ({ status: 404, body: { message: 'none' } }));
    const answer = await handler({
      query: new URLSearchParams(query),
      body,
      signal: options.signal ?? undefined,
    });
    return toResponse(answer);
  }
}

function toResponse({ status = 200, body = {}, headers = {} }: FakeAnswer): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: '',
    headers: new Map(Object.entries(headers)),
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(JSON.parse(text) as unknown),
    blob: () => Promise.resolve(new Blob([text])),
  } as unknown as Response;
}
