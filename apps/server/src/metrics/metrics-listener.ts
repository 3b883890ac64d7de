import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../engine/logger.ts';
import { notFound } from '../site/not-found.ts';
import { metricsAddress } from './metrics-address.ts';
import { servePluginMetrics } from './plugin-metrics.ts';
import { ServerMetrics } from './server-metrics.ts';

export interface MetricsOptions {
  readonly core: Pick<Core, 'config'>;
  readonly host: Pick<PluginHost, 'list' | 'serveHttp' | 'hooks'>;
  readonly logger: Logger;
}

/**
 * The listener of MetricsSettings: `/metrics` of this server, `/plugins/<id>/metrics` of a plugin's ServeMetrics, and
 * nothing else (contract: management §15). It follows the settings; what keeps it from listening is a line in the log.
 */
export class MetricsListener {
  readonly #options: MetricsOptions;
  readonly #metrics: ServerMetrics;
  readonly #forget: () => void;
  #server: Server | undefined;
  /** The address it was last told, '' for off. */
  #told = '';
  #changing: Promise<void> = Promise.resolve();

  private constructor(options: MetricsOptions) {
    this.#options = options;
    this.#metrics = new ServerMetrics(options.host);
    this.#forget = options.core.config.onChange(() => this.#follow());
  }

  /** Returns when it listens, or has said why it does not. */
  static async open(options: MetricsOptions): Promise<MetricsListener> {
    const listener = new MetricsListener(options);
    await listener.#follow();
    return listener;
  }

  /** Where it listens; undefined while it does not. */
  get address(): AddressInfo | undefined {
    return (this.#server?.address() ?? undefined) as AddressInfo | undefined;
  }

  async close(): Promise<void> {
    this.#forget();
    await this.#changing;
    await this.#stop();
  }

  #follow(): Promise<void> {
    this.#changing = this.#changing.then(async () => {
      const wanted = this.#wanted();
      if (wanted === this.#told) return;
      this.#told = wanted;
      await this.#stop();
      if (wanted !== '') await this.#start(wanted);
    });
    return this.#changing;
  }

  #wanted(): string {
    const { config } = this.#options.core;
    const { Enable, ListenAddress } = config.get().MetricsSettings;
    return Enable === true ? config.patchbay().MetricsListenAddress || (ListenAddress ?? '') : '';
  }

  async #start(wanted: string): Promise<void> {
    const { logger } = this.#options;
    const address = metricsAddress(wanted);
    if (!address) {
      logger.error(`Metrics are not served: ${JSON.stringify(wanted)} is no address. Write it as ":8067".`);
      return;
    }
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        logger.error('Metrics could not be served', { error: String(error) });
        response.destroy();
      });
    });
    const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen({ ...address, exclusive: true }, () => resolve(undefined));
    });
    if (failure) {
      const reason = failure.code === 'EADDRINUSE' ? 'something else listens there' : failure.message;
      logger.error(
        `Metrics are not served on ${wanted}: ${reason}. Set another MetricsSettings.ListenAddress, or Enable to false.`,
      );
      return;
    }
    this.#server = server;
    const { address: host, port } = server.address() as AddressInfo;
    logger.info('Metrics are served', { address: host, port });
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && path === '/metrics') return this.#metrics.serve(response);
    const id = /^\/plugins\/([A-Za-z0-9_.-]+)\/metrics$/.exec(path)?.[1];
    if (!isRead || id === undefined) return notFound(response);
    return servePluginMetrics(this.#options.host, id.toLowerCase(), request, response);
  }
}
