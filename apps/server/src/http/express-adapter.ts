import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Express, type RequestHandler } from 'express';
import type { Server, ServerResponse } from 'node:http';
import { tagContent } from './content-tag.ts';
import { RouteGroups, type RegisteredRoute, type RouteMethod } from './route-groups.ts';
import { sendText } from './send-json.ts';

/**
 * Nest's Express adapter on a server that listens already, with our way of answering: the exact content type that
 * Mattermost's clients parse, and weak tags of what is read. `undefined` from a handler is an empty body. Routes go
 * into groups, each with a router of its own.
 */
export class PatchbayExpressAdapter extends ExpressAdapter {
  readonly #server: Server;
  readonly #routes = new RouteGroups();

  constructor(server: Server, app: Express = express()) {
    app.disable('x-powered-by');
    app.disable('etag');
    super(app);
    this.#server = server;
  }

  /** What the controllers answer to. */
  get routes(): readonly RegisteredRoute[] {
    return this.#routes.registered;
  }

  override initHttpServer(): void {
    this.httpServer = this.#server;
  }

  /** The server is its owner's to close: upgraded sockets would keep Nest waiting for them. */
  override close(): Promise<void> {
    return Promise.resolve();
  }

  /** Nest would compile each path once more, to see whether it is written as before Express 5. */
  override normalizePath(path: string): string {
    return path;
  }

  override get(...route: unknown[]): void {
    this.#add('get', route);
  }

  override post(...route: unknown[]): void {
    this.#add('post', route);
  }

  override put(...route: unknown[]): void {
    this.#add('put', route);
  }

  override patch(...route: unknown[]): void {
    this.#add('patch', route);
  }

  override delete(...route: unknown[]): void {
    this.#add('delete', route);
  }

  override reply(response: ServerResponse, body: unknown, statusCode?: number): void {
    if (response.headersSent) return;
    const status = statusCode ?? response.statusCode;
    if (body === undefined) return void response.writeHead(status).end();
    const text = Buffer.from(JSON.stringify(body));
    if (status === 200 && tagContent(response.req, response, text)) response.writeHead(304).end();
    else sendText(response, status, text);
  }

  #add(method: RouteMethod, [path, handler]: unknown[]): void {
    if (this.#routes.registered.length === 0) this.use(this.#routes.handle);
    this.#routes.add(method, path as string, handler as RequestHandler);
  }
}
