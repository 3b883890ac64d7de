import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { presentAll, type Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { JsonBody } from '../http/decorators.ts';

const Names = z.array(z.string());

/** What roles allow; clients ask to know what to show. */
@Controller('api/v4/roles')
export class RolesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('names')
  @HttpCode(200)
  byNames(@JsonBody(Names) names: string[]): unknown[] {
    return presentAll('model.Role', this.#core.roles.getByNames(names));
  }
}
