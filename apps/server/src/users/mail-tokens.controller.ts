import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { JsonBody, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { EmailBody, ResetBody, TokenBody } from './user-bodies.ts';

/** What a link in a mail leads to: a new password, an address that is one's own. Nobody is logged in here. */
@Controller('api/v4/users')
export class MailTokensController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('password/reset')
  @Public()
  @HttpCode(200)
  async reset(@JsonBody(ResetBody) body: z.infer<typeof ResetBody>): Promise<typeof OK> {
    await this.#core.passwords.reset(body.token, body.new_password);
    return OK;
  }

  /** The same answer whether anybody has the address or not. */
  @Post('password/reset/send')
  @Public()
  @HttpCode(200)
  async sendReset(@JsonBody(EmailBody) { email }: z.infer<typeof EmailBody>): Promise<typeof OK> {
    try {
      await this.#core.passwords.sendReset(email.toLowerCase());
    } catch (error) {
      if (!this.#core.config.get().ServiceSettings.ExperimentalEnableHardenedMode) throw error;
    }
    return OK;
  }

  @Post('email/verify')
  @Public()
  @HttpCode(200)
  async verify(@JsonBody(TokenBody) { token }: z.infer<typeof TokenBody>): Promise<typeof OK> {
    await this.#core.emailVerification.verify(token);
    return OK;
  }

  @Post('email/verify/send')
  @Public()
  @HttpCode(200)
  async sendVerification(@JsonBody(EmailBody) { email }: z.infer<typeof EmailBody>): Promise<typeof OK> {
    await this.#core.emailVerification.sendTo(email.toLowerCase());
    return OK;
  }
}
