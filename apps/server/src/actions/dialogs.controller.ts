import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { OpenDialogRequest } from '@patchbay/contract';
import { fill, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, JsonBody, Public } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import {
  isLookupUrl,
  LookupAnswer,
  Opening,
  Press,
  Submission,
  SubmitAnswer,
  type OpeningBody,
  type PressBody,
  type SubmissionBody,
} from './dialog-bodies.ts';
import { assertMayBeSent } from './dialog-files.ts';
import { IntegrationCaller } from './integration-caller.ts';

/** Dialogs of plugins and programs: opened by a trigger, sent back by who filled them in (contract: rest.json). */
@Controller('api/v4/actions/dialogs')
export class DialogsController {
  readonly #core: Core;
  readonly #caller: IntegrationCaller;

  constructor(@Inject(CORE) core: Core, @Inject(IntegrationCaller) caller: IntegrationCaller) {
    this.#core = core;
    this.#caller = caller;
  }

  /** The trigger is the credential. */
  @Post('open')
  @Public()
  @HttpCode(200)
  open(@JsonBody(Opening) body: OpeningBody): typeof OK {
    const dialog = fill('model.Dialog', body.dialog as object);
    this.#core.dialogs.open(
      fill<OpenDialogRequest>('model.OpenDialogRequest', { ...body, dialog } as object),
      {},
    );
    return OK;
  }

  /** Whoever opened it is told who sends it; what they say of the fields goes back. Saying nothing is agreement. */
  @Post('submit')
  @HttpCode(200)
  async submit(@Ctx() ctx: SessionContext, @JsonBody(Submission) body: SubmissionBody): Promise<unknown> {
    const type = body.type === 'refresh' ? 'refresh' : 'dialog_submission';
    const fileIds = await assertMayBeSent(this.#core, ctx.userId, body);
    const { file_ids: _said, ...rest } = body;
    const sent = { ...rest, type, ...(fileIds.length > 0 ? { file_ids: fileIds } : {}) };
    return this.#send(ctx, sent, (said) => SubmitAnswer.parse(JSON.parse(said)), {});
  }

  /** Asks for the values of a menu whose values only its owner knows, as they are typed. */
  @Post('lookup')
  @HttpCode(200)
  async lookup(@Ctx() ctx: SessionContext, @JsonBody(Submission) body: SubmissionBody): Promise<unknown> {
    if (!isLookupUrl(body.url)) throw invalidBodyParam('url');
    const none = { items: [] };
    return this.#send(
      ctx,
      { ...body, type: 'dialog_lookup' },
      (said) => LookupAnswer.parse(JSON.parse(said)),
      none,
    );
  }

  /** A button of a dialog: whoever opened it is told, with a trigger for a dialog over it (contract: docs 11.10). */
  @Post('execute')
  @HttpCode(200)
  async execute(@Ctx() ctx: SessionContext, @JsonBody(Press) body: PressBody): Promise<unknown> {
    if (!isLookupUrl(body.url)) throw invalidBodyParam('url');
    await this.#core.access.assertCanReadChannel(ctx.session, body.channel_id);
    const channel = await this.#core.channels.get(body.channel_id);
    const team = channel.team_id === '' ? undefined : await this.#core.teams.get(channel.team_id);
    const user = await this.#core.users.get(ctx.userId);
    const { clientTriggerId, triggerId } = this.#core.triggers.make(ctx.userId);
    await this.#caller.call(ctx, body.url, {
      user_id: user.id,
      user_name: user.username,
      channel_id: channel.id,
      channel_name: channel.name,
      team_id: channel.team_id,
      team_domain: team?.name ?? '',
      post_id: '',
      trigger_id: triggerId,
      type: '',
      data_source: '',
      context: body.context ?? {},
    });
    return { trigger_id: clientTriggerId };
  }

  async #send(
    ctx: SessionContext,
    { url, ...body }: SubmissionBody,
    read: (said: string) => unknown,
    nothing: unknown,
  ): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, body.channel_id);
    if (body.team_id !== '') await this.#core.access.assertCanInTeam(ctx.session, body.team_id, 'view_team');
    const said = await this.#caller.call(ctx, url, {
      ...body,
      submission: body.submission ?? {},
      user_id: ctx.userId,
    });
    try {
      return read(said);
    } catch {
      return nothing;
    }
  }
}
