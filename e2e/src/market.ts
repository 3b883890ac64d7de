import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A marketplace on loopback: a list, and the bundles of what is on it. */
export class Market {
  readonly #bundles = new Map<string, { manifest: { id: string }; bytes: Buffer; signature: string }>();
  readonly #server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://market');
    const bundle = this.#bundles.get(/^\/bundles\/(.+)\.tar\.gz$/.exec(pathname)?.[1] ?? '');
    if (bundle) {
      response.end(bundle.bytes);
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    if (pathname === '/api/v1/plugins') response.end(JSON.stringify(this.#list()));
    else response.writeHead(404).end('{}');
  });

  static async listen(): Promise<Market> {
    const market = new Market();
    await new Promise<void>((resolve) => market.#server.listen(0, '127.0.0.1', resolve));
    return market;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  bundleUrl(id: string): string {
    return `${this.url}/bundles/${id}.tar.gz`;
  }

  /** Puts the bundle of a tiny plugin on the list, with a signature where there is one. */
  offer(id: string, path: string, signature: Uint8Array = new Uint8Array()): void {
    const manifest = { id, name: `Tiny ${id}`, version: '1.0.0' };
    const text = Buffer.from(signature).toString('base64');
    this.#bundles.set(id, { manifest, bytes: readFileSync(path), signature: text });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #list(): object[] {
    return [...this.#bundles.values()].map(({ manifest, signature }) => ({
      manifest,
      download_url: this.bundleUrl(manifest.id),
      homepage_url: '',
      icon_data: '',
      release_notes_url: '',
      signature,
      labels: [],
      hosting: '',
      author_type: 'community',
      release_stage: 'production',
      enterprise: false,
    }));
  }
}
