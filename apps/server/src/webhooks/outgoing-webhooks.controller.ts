import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import type { Session } from '@patchbay/contract';
import { refuse, type Core, type OutgoingWebhook, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { OutgoingWebhookBody, type OutgoingWebhookInput } from './webhook-bodies.ts';

const OWN = 'manage_own_outgoing_webhooks';
const OTHERS = 'manage_others_outgoing_webhooks';

/** Outgoing webhooks, kept by whom a team lets (contract: rest.json, /hooks/outgoing). */
@Controller('api/v4/hooks/outgoing')
export class OutgoingWebhooksController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async create(
    @Ctx() { session, userId }: SessionContext,
    @JsonBody(OutgoingWebhookBody) body: OutgoingWebhookInput,
  ): Promise<OutgoingWebhook> {
    const { access, outgoingWebhooks, users } = this.#core;
    outgoingWebhooks.assertEnabled('CreateOutgoingWebhook');
    await access.assertCanInTeam(session, body.team_id, OWN);
    const { creator_id: wanted, id: _id, team_id: teamId, ...given } = body;
    let creator = userId;
    if (wanted !== '' && wanted !== userId) {
      await access.assertCanInTeam(session, teamId, OTHERS);
      creator = (await users.get(wanted)).id;
    }
    await this.#assertReads(session, given.channel_id);
    return outgoingWebhooks.create(creator, teamId, given);
  }

  /** Those of a channel, of a team, or of all; one's own, or with the permission everybody's. */
  @Get()
  async list(
    @Ctx() { session, userId }: SessionContext,
    @TextQuery('team_id') teamId: string,
    @TextQuery('channel_id') channelId: string,
    @PageQuery() page: Page,
  ): Promise<OutgoingWebhook[]> {
    const { access, outgoingWebhooks } = this.#core;
    const may = (permission: string): Promise<boolean> => {
      if (channelId !== '') return access.hasPermissionToChannel(session, channelId, permission);
      if (teamId !== '') return access.hasPermissionToTeam(session, teamId, permission);
      return Promise.resolve(access.hasPermissionTo(session, permission));
    };
    if (!(await may(OWN))) access.assertCan(session, OWN);
    const filter = {
      ...(channelId === '' ? {} : { channelId }),
      ...(teamId === '' ? {} : { teamId }),
      ...((await may(OTHERS)) ? {} : { userId }),
    };
    return outgoingWebhooks.list(filter, page);
  }

  @Get(':hook_id')
  get(@Ctx() { session }: SessionContext, @IdParam('hook_id') hookId: string): Promise<OutgoingWebhook> {
    return this.#permitted(session, hookId);
  }

  @Put(':hook_id')
  async update(
    @Ctx() { session }: SessionContext,
    @IdParam('hook_id') hookId: string,
    @JsonBody(OutgoingWebhookBody) body: OutgoingWebhookInput,
  ): Promise<OutgoingWebhook> {
    const { creator_id: _creator, id, team_id: teamId, ...given } = body;
    if (id !== hookId) throw invalidBodyParam('hook_id');
    const old = await this.#permitted(session, hookId);
    if (teamId !== '' && teamId !== old.team_id)
      throw refuse('api.webhook.team_mismatch.app_error', 'updateOutgoingHook');
    await this.#assertReads(session, given.channel_id);
    return this.#core.outgoingWebhooks.update(old, given);
  }

  @Post(':hook_id/regen_token')
  @HttpCode(200)
  async regenerate(
    @Ctx() { session }: SessionContext,
    @IdParam('hook_id') hookId: string,
  ): Promise<OutgoingWebhook> {
    return this.#core.outgoingWebhooks.regenerateToken(await this.#permitted(session, hookId));
  }

  @Delete(':hook_id')
  async delete(@Ctx() { session }: SessionContext, @IdParam('hook_id') hookId: string): Promise<typeof OK> {
    await this.#core.outgoingWebhooks.delete(await this.#permitted(session, hookId));
    return OK;
  }

  async #permitted(session: Session, hookId: string): Promise<OutgoingWebhook> {
    const hook = await this.#core.outgoingWebhooks.get(hookId);
    await this.#core.access.assertCanInTeam(session, hook.team_id, OWN);
    if (session.user_id === '' || session.user_id !== hook.creator_id)
      await this.#core.access.assertCanInTeam(session, hook.team_id, OTHERS);
    return hook;
  }

  /** Nobody listens to a channel that they could not read themselves. */
  async #assertReads(session: Session, channelId: string): Promise<void> {
    if (channelId !== '') await this.#core.access.assertCanReadChannel(session, channelId);
  }
}
