import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AllowedInternal } from '@patchbay/core';
import { createTlsIdentity } from '@patchbay/rpc/host';
import { downloadBundle, type DownloadOptions } from './download.ts';

const bundle = Buffer.from('bytes of a bundle');
const strict: DownloadOptions['settings'] = {
  allowInsecure: false,
  insecureTls: false,
  allowsInternal: () => false,
  listsInternal: () => false,
};
const lax: DownloadOptions['settings'] = { ...strict, allowInsecure: true };

describe('downloading a bundle', () => {
  let servers: Server[];
  let asked: IncomingMessage[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const serve: RequestListener = (request, response) => {
    asked.push(request);
    answer(request, response);
  };
  async function listen(server: Server, scheme = 'http', host = '127.0.0.1'): Promise<string> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `${scheme}://${host}:${String((server.address() as AddressInfo).port)}`;
  }
  let url: string;
  beforeEach(async () => {
    [servers, asked] = [[], []];
    answer = (_request, response) => response.end(bundle);
    url = await listen(createServer(serve));
  });
  afterEach(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  });

  const download = async (address: string, options: Partial<DownloadOptions> = {}): Promise<string> =>
    (
      await buffer(
        await downloadBundle(address, {
          settings: lax,
          maxBytes: 1000,
          pausesMs: [0, 0, 0, 0, 0],
          ...options,
        }),
      )
    ).toString();
  const refusal = (address: string, options: Partial<DownloadOptions> = {}): Promise<string> =>
    download(address, options).then(
      () => 'it was downloaded',
      (error: unknown) => {
        expect(error).toMatchObject({
          id: 'api.plugin.install.download_failed.app_error',
          status_code: 400,
        });
        return (error as Error).message;
      },
    );

  it('passes on what is sent, and asks for nothing that would be unpacked on the way', async () => {
    answer = (_request, response) => response.setHeader('Content-Encoding', 'gzip').end(bundle);
    expect(await download(`${url}/a.tar.gz`)).toBe(bundle.toString());
    expect(asked[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
  });

  it('takes https alone unless the settings allow http', async () => {
    expect(await refusal(`${url}/a`, { settings: strict })).toContain(
      'PluginSettings.AllowInsecureDownloadURL',
    );
    for (const other of ['file:///etc/passwd', 'ftp://127.0.0.1/a', 'data:text/plain,x'])
      expect(await refusal(other)).toContain('not supported');
    for (const none of ['', 'no url', '/a.tar.gz']) expect(await refusal(none)).toContain('not a URL');
    expect(asked).toEqual([]);
  });

  it('takes https with a certificate that is trusted, any other only when the settings allow it', async () => {
    const { certificate: cert, key } = createTlsIdentity();
    const secure = await listen(createTlsServer({ cert, key }, serve), 'https', 'localhost');
    expect(await refusal(`${secure}/a`, { settings: strict })).toContain('certificate is not trusted');
    expect(await download(`${secure}/a`, { settings: { ...strict, insecureTls: true } })).toBe(
      bundle.toString(),
    );
  });

  it('names the server and the proxy that refused, and asks such a one once', async () => {
    answer = (_request, response) =>
      response.writeHead(404, { Server: 'nginx/1.2\u00e9', Via: '1.1 proxy.example' }).end('secret page');
    const message = await refusal(`${url}/a.tar.gz?token=secret`);
    expect(message).toContain(`${url}/a.tar.gz answered 404 Not Found (nginx/1.2, via 1.1 proxy.example)`);
    expect(message).not.toContain('secret');
    expect(asked).toHaveLength(1);
  });

  it('asks again while a server is in trouble, six times at most', async () => {
    answer = (_request, response) => response.writeHead(asked.length < 3 ? 503 : 200).end(bundle);
    expect(await download(url)).toBe(bundle.toString());
    expect(asked).toHaveLength(3);
    answer = (_request, response) => response.writeHead(502).end();
    expect(await refusal(url)).toContain('502 Bad Gateway');
    expect(asked).toHaveLength(9);
  });

  it('says so when nothing listens', async () => {
    const server = servers.pop();
    server?.close();
    expect(await refusal(url)).toContain('nothing listens there');
  });

  it('stops at the limit, whether the size was told or not', async () => {
    answer = (_request, response) => response.setHeader('Content-Length', 1001).end(Buffer.alloc(1001));
    expect(await refusal(url)).toContain('larger than 1000 bytes');
    answer = (_request, response) => {
      response.write(Buffer.alloc(600));
      response.end(Buffer.alloc(401));
    };
    expect(await refusal(url)).toContain('larger than 1000 bytes');
    answer = (_request, response) => response.end(Buffer.alloc(1000));
    expect(await download(url)).toHaveLength(1000);
  });

  it('fails when the connection ends too early', async () => {
    answer = (_request, response) => {
      response.setHeader('Content-Length', 100).write('half', () => response.destroy());
    };
    expect(await refusal(url)).toMatch(/ended after \d+ bytes/);
  });

  it('refuses a web page', async () => {
    answer = (_request, response) =>
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<html>');
    expect(await refusal(url)).toContain('is a web page');
  });

  it('sends no name or password, and does not repeat them', async () => {
    const message = await refusal(url.replace('://', '://user:hunter2@'));
    expect(message).toContain('name or password');
    expect(message).not.toContain('hunter2');
    answer = (_request, response) =>
      response.writeHead(302, { Location: url.replace('://', '://user:hunter2@') }).end();
    expect(await refusal(url)).toContain('name or password');
  });

  it('follows redirects, five at most, and looks at each', async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(bundle);
      else response.writeHead(302, { Location: `/${String(left - 1)}` }).end();
    };
    expect(await download(`${url}/5`)).toBe(bundle.toString());
    expect(await refusal(`${url}/6`)).toContain('more than 5 times');
    answer = (_request, response) => response.writeHead(301, { Location: 'file:///etc/passwd' }).end();
    expect(await refusal(url)).toContain('not supported');
    const { certificate: cert, key } = createTlsIdentity();
    const secure = await listen(createTlsServer({ cert, key }, serve), 'https', 'localhost');
    answer = (_request, response) => response.writeHead(302, { Location: url }).end();
    expect(await refusal(secure, { settings: { ...strict, insecureTls: true } })).toContain('is not https');
  });

  it('goes to an internal address that the administrator gave, not to one that somebody else named', async () => {
    const named = url.replace('127.0.0.1', 'localhost');
    for (const address of [url, named, url.replace('127.0.0.1', '[::ffff:127.0.0.1]')]) {
      expect(await refusal(address, { trusted: false })).toContain('AllowedUntrustedInternalConnections');
    }
    expect(asked).toEqual([]);
    const allowed = new AllowedInternal('other.example 127.0.0.0/8');
    const settings = { ...lax, allowsInternal: (host: string, at: string) => allowed.has(host, at) };
    expect(await download(url, { trusted: false, settings })).toBe(bundle.toString());
    expect(await download(named, { trusted: true })).toBe(bundle.toString());
  });

  it('ends when it is no longer wanted', async () => {
    answer = (_request, response) => void response.write('x');
    const wanted = new AbortController();
    const stream = await downloadBundle(url, { settings: lax, maxBytes: 1000, signal: wanted.signal });
    const read = buffer(stream);
    wanted.abort();
    await expect(read).rejects.toMatchObject({ id: 'api.plugin.install.download_failed.app_error' });
    await expect(
      downloadBundle(url, { settings: lax, maxBytes: 1000, signal: wanted.signal }),
    ).rejects.toThrow('it was given up');
  });
});
