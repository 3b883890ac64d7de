import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { OpenDialogRequest } from '@patchbay/contract';
import { fill, type Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { z } from 'zod';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, JsonBody, Public } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { postToPlugin } from './post-to-plugin.ts';

const Opening = z.looseObject({ trigger_id: z.string().min(1), url: z.string(), dialog: z.looseObject({}) });

const Submission = z.object({
  url: z.string().min(1),
  callback_id: z.string().default(''),
  state: z.string().default(''),
  channel_id: z.string().length(26),
  team_id: z.string().default(''),
  submission: z.record(z.string(), z.unknown()).nullish(),
  cancelled: z.boolean().default(false),
});

/** What a plugin may answer to a dialog; whatever else it says is nothing to the client. */
const Response = z.object({
  error: z.string().optional(),
  errors: z.record(z.string(), z.string()).nullish(),
  type: z.string().optional(),
  form: z.unknown().optional(),
});

/** Dialogs of plugins: opened by a trigger, sent back by who filled them in (contract: rest.json, /actions/dialogs). */
@Controller('api/v4/actions/dialogs')
export class DialogsController {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  /** The trigger is the credential. */
  @Post('open')
  @Public()
  @HttpCode(200)
  open(@JsonBody(Opening) body: z.infer<typeof Opening>): typeof OK {
    const dialog = fill('model.Dialog', body.dialog);
    this.#core.dialogs.open(
      fill<OpenDialogRequest>('model.OpenDialogRequest', { ...body, dialog } as object),
      {},
    );
    return OK;
  }

  /** The plugin is told who sends it; what it says of the fields goes back. Saying nothing is agreement. */
  @Post('submit')
  @HttpCode(200)
  async submit(
    @Ctx() ctx: SessionContext,
    @JsonBody(Submission) { url, ...body }: z.infer<typeof Submission>,
  ): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, body.channel_id);
    if (body.team_id !== '') await this.#core.access.assertCanInTeam(ctx.session, body.team_id, 'view_team');
    const said = await postToPlugin(this.#host, this.#core.config.get().ServiceSettings, {
      url,
      userId: ctx.userId,
      context: pluginContext(ctx),
      body: { type: 'dialog_submission', ...body, submission: body.submission ?? {}, user_id: ctx.userId },
    });
    try {
      return Response.parse(JSON.parse(said));
    } catch {
      return {};
    }
  }
}
