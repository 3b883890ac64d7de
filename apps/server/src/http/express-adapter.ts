import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Express } from 'express';
import type { Server, ServerResponse } from 'node:http';
import { tagContent } from './content-tag.ts';
import { sendText } from './send-json.ts';

/**
 * Nest's Express adapter on a server that listens already, with our way of answering: the exact content type that
 * Mattermost's clients parse, and weak tags of what is read. `undefined` from a handler is an empty body.
 */
export class PatchbayExpressAdapter extends ExpressAdapter {
  readonly #server: Server;

  constructor(server: Server, app: Express = express()) {
    app.disable('x-powered-by');
    app.disable('etag');
    super(app);
    this.#server = server;
  }

  override initHttpServer(): void {
    this.httpServer = this.#server;
  }

  /** The server is its owner's to close: upgraded sockets would keep Nest waiting for them. */
  override close(): Promise<void> {
    return Promise.resolve();
  }

  override reply(response: ServerResponse, body: unknown, statusCode?: number): void {
    if (response.headersSent) return;
    const status = statusCode ?? response.statusCode;
    if (body === undefined) return void response.writeHead(status).end();
    const text = Buffer.from(JSON.stringify(body));
    if (status === 200 && tagContent(response.req, response, text)) response.writeHead(304).end();
    else sendText(response, status, text);
  }
}
