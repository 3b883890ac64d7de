import { Controller, Get, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Public } from '../http/decorators.ts';
import { sendText } from '../http/send-json.ts';
import { readOpenApi } from './openapi-file.ts';
import { referencePage, type OpenApi } from './reference-page.ts';

const KEPT = 'public, max-age=3600';

/** The API described: as a document for tools, as a page for people. */
@Controller('api')
export class OpenApiController {
  #document: Promise<string> | undefined;
  #page: Promise<string> | undefined;

  /** This document. */
  @Get('v4/openapi.json')
  @Public()
  async document(@Res() response: ServerResponse): Promise<void> {
    const text = await this.#read();
    response.setHeader('Cache-Control', KEPT);
    sendText(response, 200, Buffer.from(text));
  }

  /** The same to read, in one page. */
  @Get('reference')
  @Public()
  async page(@Res() response: ServerResponse): Promise<void> {
    this.#page ??= this.#read().then((text) => referencePage(JSON.parse(text) as OpenApi));
    const page = Buffer.from(await this.#page);
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': page.length,
      'Cache-Control': KEPT,
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      'X-Frame-Options': 'SAMEORIGIN',
    });
    response.end(page);
  }

  #read(): Promise<string> {
    return (this.#document ??= readOpenApi());
  }
}
