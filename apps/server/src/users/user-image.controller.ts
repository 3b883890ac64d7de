import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { IdParam } from '../http/decorators.ts';

const IMAGE_MAX_AGE_SECONDS = 86_400;

/** Pictures of people. */
@Controller('api/v4/users/:user_id/image')
export class UserImageController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Browsers ask for it with an <img>, so it may be kept for a day. */
  @Get()
  async image(@IdParam('user_id') userId: string, @Res() response: ServerResponse): Promise<void> {
    const { data, type } = await this.#core.profileImages.get(userId);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': data.length,
      'Cache-Control': `private, max-age=${IMAGE_MAX_AGE_SECONDS}`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    response.end(data);
  }
}
