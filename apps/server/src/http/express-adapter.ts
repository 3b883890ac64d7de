import { ExpressAdapter } from '@nestjs/platform-express';
import type { ServerResponse } from 'node:http';
import { sendJson } from './send-json.ts';

/**
 * Nest's Express adapter with our way of answering: the exact content type that Mattermost's clients parse, and no
 * ETag hashed over every answer. `undefined` from a handler is an empty body.
 */
export class PatchbayExpressAdapter extends ExpressAdapter {
  override reply(response: ServerResponse, body: unknown, statusCode?: number): void {
    if (response.headersSent) return;
    const status = statusCode ?? response.statusCode;
    if (body === undefined) response.writeHead(status).end();
    else sendJson(response, status, body);
  }
}
