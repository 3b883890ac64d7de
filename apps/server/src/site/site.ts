import type { PluginHost } from '@patchbay/host';
import { existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { HttpSettings } from '../http/http-settings.ts';
import { decodePath } from '../plugin-http/plugin-http.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { fileTag } from './file-tag.ts';
import { notFound } from './not-found.ts';
import { packedFile } from './packed-file.ts';
import { sendFile } from './send-file.ts';

const IMMUTABLE = 'max-age=31556926, public, immutable';
const REVALIDATE = 'no-cache, public';

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': '',
};

export interface SiteOptions {
  /** Folder of the built web app. */
  readonly webappDir: string;
  readonly host: Pick<PluginHost, 'webAsset'>;
  readonly settings: Pick<HttpSettings, 'enableDeveloper' | 'packsAnswers'>;
}

/** Everything a browser loads: the web app's files, its page for every other path, plugins' web halves. */
export class Site {
  readonly #options: SiteOptions;

  constructor(options: SiteOptions) {
    this.#options = options;
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/static/plugins/')) return this.#pluginFile(path, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return notFound(response);
    const file = decodePath(path.slice(1));
    const found = file && file !== 'index.html' ? join(this.#options.webappDir, file) : '';
    if (found && isFile(found)) {
      const hashed = path.startsWith('/assets/');
      const packed = this.#options.settings.packsAnswers() ? packedFile(request, found) : undefined;
      return sendFile(request, response, packed?.path ?? found, {
        ...COMMON_HEADERS,
        ...packed?.headers,
        Vary: 'Accept-Encoding',
        'Cache-Control': hashed ? IMMUTABLE : REVALIDATE,
      });
    }
    if (path.startsWith('/static/') || path.startsWith('/assets/')) return notFound(response);
    this.#page(request, response);
  }

  /** The page is the same for every path: the web app's own router reads the address. */
  #page(request: IncomingMessage, response: ServerResponse): void {
    const index = join(this.#options.webappDir, 'index.html');
    if (!existsSync(index)) {
      response
        .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end('The web app is not built. Run "npm run build", or set PATCHBAY_WEBAPP to its folder.\n');
      return;
    }
    sendFile(request, response, index, {
      ...COMMON_HEADERS,
      'Cache-Control': REVALIDATE,
      'Content-Security-Policy': contentSecurityPolicy(this.#options.settings.enableDeveloper()),
      'X-Frame-Options': 'SAMEORIGIN',
    });
  }

  /** `/static/plugins/<id>/<file>`: not tied to the plugin being active (contract: rest.json). */
  #pluginFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const [, id, escaped] = /^\/static\/plugins\/([A-Za-z0-9_.-]+)\/(.+)$/.exec(path) ?? [];
    const file = decodePath(escaped ?? '');
    const asset = id && file ? this.#options.host.webAsset(id, file) : undefined;
    const missing = { 'Cache-Control': REVALIDATE };
    if (!asset) return notFound(response, missing);
    const headers = {
      ...COMMON_HEADERS,
      ...fileTag(asset.path),
      'Cache-Control': asset.immutable ? IMMUTABLE : REVALIDATE,
    };
    sendFile(request, response, asset.path, headers, missing);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
