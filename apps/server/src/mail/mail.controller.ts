import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Config } from '@patchbay/contract';
import { MASK, refuse, type Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, OptionalJsonBody } from '../http/decorators.ts';
import type { JsonBody as Body } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';

const text = z.string();

/** The settings that a letter is sent with, every one of them. */
const Settings = z.object({
  SMTPServer: text,
  SMTPPort: text,
  SMTPUsername: text,
  SMTPPassword: text,
  EnableSMTPAuth: z.boolean(),
  ConnectionSecurity: z.enum(['', 'TLS', 'STARTTLS']),
  SkipServerCertificateVerification: z.boolean(),
  SMTPServerTimeout: z.number().int(),
  FeedbackName: text,
  FeedbackEmail: text,
  ReplyToAddress: text,
});

/** Trying the mail server before its settings are saved. */
@Controller('api/v4/email')
export class MailController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** A letter to oneself; with the settings in force when the body has none. */
  @Post('test')
  @HttpCode(200)
  async test(@Ctx() ctx: SessionContext, @OptionalJsonBody() raw: Body): Promise<typeof OK> {
    const { access, users, mail, letters, config } = this.#core;
    const body = readJson(raw, undefined) as Partial<Config> | null;
    const given: unknown = body?.EmailSettings ?? config.get().EmailSettings;
    const settings = Settings.safeParse(given);
    if (!settings.success) throw refuse('api.file.test_connection_email_settings_nil.app_error', 'testEmail');
    access.assertCan(ctx.session, 'test_email');
    if (settings.data.SMTPServer === '') throw refuse('api.admin.test_email.missing_server', 'testEmail');
    const user = await users.get(ctx.userId);
    await mail.test(settings.data, MASK, letters.test(user.email));
    return OK;
  }
}
