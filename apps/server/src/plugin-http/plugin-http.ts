import type { Session } from '@patchbay/contract';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Logger } from '../engine/logger.ts';
import { errorBody } from '../http/error-body.ts';
import type { HttpSettings } from '../http/http-settings.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { contextOf } from '../http/request-context.ts';
import { pluginsDisabled } from '../plugins/errors.ts';
import { fileTag } from '../site/file-tag.ts';
import { sendFile } from '../site/send-file.ts';
import { notFound } from '../site/not-found.ts';
import { cleanRequest } from './clean-request.ts';
import { isForSession } from '../plugins/is-for-session.ts';
import { pluginAddress, type PluginAddress } from './plugin-address.ts';
import { resolveCaller } from './plugin-caller.ts';

export interface PluginHttpOptions {
  readonly core: Pick<Core, 'config' | 'pluginAccess' | 'sessions'>;
  readonly host: Pick<PluginHost, 'isActive' | 'list' | 'publicAsset' | 'serveHttp'>;
  readonly settings: HttpSettings;
  readonly logger: Logger;
}

/** `/plugins/{id}/…`: public files, and everything else to the plugin itself. */
export class PluginHttp {
  readonly #options: PluginHttpOptions;

  constructor(options: PluginHttpOptions) {
    this.#options = options;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = pluginAddress(request.url ?? '');
    if (!address) return notFound(response);
    if (/^\/public(\/|$)/.test(address.path)) return this.#public(address, request, response);
    if (!this.#options.core.config.get().PluginSettings.Enable) return this.#disabled(request, response);
    if (!this.#options.host.isActive(address.pluginId)) return notFound(response);

    const aborted = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) aborted.abort(new Error('the client has gone'));
    });
    const { core, host, settings } = this.#options;
    const caller = await resolveCaller(request, core.sessions, settings);
    if (!(await this.#isForSession(address.pluginId, caller.session))) return notFound(response);
    const context = contextOf(request);
    context.session = caller.session;
    const userId = caller.session?.user_id ?? '';
    const cleaned = cleanRequest(
      request,
      address,
      { userId, tokenResolved: caller.tokenResolved },
      caller.body,
    );
    try {
      await host.serveHttp(address.pluginId, pluginContext(context), cleaned, response, aborted.signal);
    } catch (error) {
      this.#failed(address, context.requestId, response, error);
    }
  }

  /** An upgrade: the plugin answers it by taking the connection over, or with an ordinary response. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (head.length) socket.unshift(head);
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as Socket);
    response.once('finish', () => {
      response.detachSocket(socket as Socket);
      socket.end();
    });
    await this.serve(request, response);
  }

  /**
   * A plugin that is not for everybody is not there for the others, once they say who they are. Who says nothing reaches
   * it, as webhooks of outside programs do: what strangers may do there the plugin decides.
   */
  async #isForSession(pluginId: string, session: Session | undefined): Promise<boolean> {
    const { core, host } = this.#options;
    return !session || isForSession(core, host, pluginId, session);
  }

  /** Files of an active plugin's `public` folder; the plugin never sees these requests. */
  #public(address: PluginAddress, request: IncomingMessage, response: ServerResponse): void {
    const { core, host } = this.#options;
    const file = decodePath(address.path.slice('/public/'.length));
    const path =
      file && core.config.get().PluginSettings.Enable && host.isActive(address.pluginId)
        ? host.publicAsset(address.pluginId, file)
        : undefined;
    if (!path) return notFound(response);
    sendFile(request, response, path, { 'X-Content-Type-Options': 'nosniff', ...fileTag(path) });
  }

  /** The body is the error's JSON, the content type is not (contract: rest.json). */
  #disabled(request: IncomingMessage, response: ServerResponse): void {
    const error = pluginsDisabled();
    const body = JSON.stringify(errorBody(error, contextOf(request).requestId, this.#options.settings));
    response.writeHead(error.status_code, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
  }

  #failed(address: PluginAddress, requestId: string, response: ServerResponse, error: unknown): void {
    if (response.destroyed || response.socket?.destroyed) return;
    this.#options.logger.error('A plugin failed to answer an HTTP request', {
      plugin_id: address.pluginId,
      request_id: requestId,
      path: address.path,
      error: error instanceof Error ? error.message : String(error),
    });
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' })
        .end('The plugin did not answer.\n');
  }
}

/** An escaped path of a file; '' for one that is malformed, a folder, or would leave its root. */
export function decodePath(escaped: string): string {
  let path: string;
  try {
    path = decodeURIComponent(escaped);
  } catch {
    return '';
  }
  const unsafe =
    path.includes('\0') || path.includes('\\') || path.endsWith('/') || path.split('/').includes('..');
  return unsafe ? '' : path;
}
