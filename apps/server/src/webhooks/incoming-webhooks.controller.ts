import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import type { Session } from '@patchbay/contract';
import { isId, refuse, type Core, type IncomingWebhook, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { IncomingWebhookBody, type IncomingWebhookInput } from './webhook-bodies.ts';

const OWN = 'manage_own_incoming_webhooks';
const OTHERS = 'manage_others_incoming_webhooks';

/** Incoming webhooks, kept by whom a team lets (contract: rest.json, /hooks/incoming). */
@Controller('api/v4/hooks/incoming')
export class IncomingWebhooksController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** For a channel that the caller can read; for somebody else with the permission for those of others. */
  @Post()
  async create(
    @Ctx() { session, userId }: SessionContext,
    @JsonBody(IncomingWebhookBody) body: IncomingWebhookInput,
  ): Promise<IncomingWebhook> {
    const { access, channels, incomingWebhooks, users } = this.#core;
    incomingWebhooks.assertEnabled('CreateIncomingWebhookForChannel');
    const channel = await channels.get(body.channel_id);
    await access.assertCanInTeam(session, channel.team_id, OWN);
    await access.assertCanReadChannel(session, channel.id);
    let owner = userId;
    if (body.user_id !== '' && body.user_id !== userId) {
      await access.assertCanInTeam(session, channel.team_id, OTHERS);
      owner = (await users.get(body.user_id)).id;
    }
    return incomingWebhooks.create(owner, channel, body);
  }

  /** Those of a team, or of all where the caller may; one's own, or with the permission everybody's. */
  @Get()
  async list(
    @Ctx() { session, userId }: SessionContext,
    @TextQuery('team_id') teamId: string,
    @TextQuery('include_total_count') withCount: string,
    @PageQuery() page: Page,
  ): Promise<unknown> {
    const { access, incomingWebhooks } = this.#core;
    if (teamId === '') access.assertCan(session, OWN);
    else await access.assertCanInTeam(session, teamId, OWN);
    const everybodys =
      teamId === ''
        ? access.hasPermissionTo(session, OTHERS)
        : await access.hasPermissionToTeam(session, teamId, OTHERS);
    const filter = {
      ...(teamId === '' ? {} : { teamId }),
      ...(everybodys ? {} : { userId }),
    };
    const hooks = await incomingWebhooks.list(filter, page);
    if (!/^(?:1|t|true)$/i.test(withCount)) return hooks;
    return { incoming_webhooks: hooks, total_count: await incomingWebhooks.count(filter) };
  }

  @Get(':hook_id')
  async get(
    @Ctx() { session }: SessionContext,
    @IdParam('hook_id') hookId: string,
  ): Promise<IncomingWebhook> {
    return this.#permitted(session, hookId);
  }

  @Put(':hook_id')
  @HttpCode(201)
  async update(
    @Ctx() { session }: SessionContext,
    @IdParam('hook_id') hookId: string,
    @JsonBody(IncomingWebhookBody) body: IncomingWebhookInput,
  ): Promise<IncomingWebhook> {
    if (body.id !== hookId) throw invalidBodyParam('hook_id');
    const old = await this.#permitted(session, hookId);
    if (body.team_id !== '' && body.team_id !== old.team_id)
      throw refuse('api.webhook.team_mismatch.app_error', 'updateIncomingHook');
    const channelId = isId(body.channel_id) ? body.channel_id : old.channel_id;
    const channel = await this.#core.channels.get(channelId);
    if (channel.team_id !== old.team_id) throw invalidBodyParam('channel_id');
    if (channel.type !== 'O') await this.#core.access.assertCanReadChannel(session, channel.id);
    return this.#core.incomingWebhooks.update(old, channel, body);
  }

  @Delete(':hook_id')
  async delete(@Ctx() { session }: SessionContext, @IdParam('hook_id') hookId: string): Promise<typeof OK> {
    await this.#permitted(session, hookId);
    await this.#core.incomingWebhooks.delete(hookId);
    return OK;
  }

  async #permitted(session: Session, hookId: string): Promise<IncomingWebhook> {
    const { access } = this.#core;
    const hook = await this.#core.incomingWebhooks.get(hookId);
    await access.assertCanInTeam(session, hook.team_id, OWN);
    const channel = await this.#core.channels.get(hook.channel_id);
    if (channel.type !== 'O') await access.assertCanReadChannel(session, channel.id);
    if (session.user_id === '' || session.user_id !== hook.user_id)
      await access.assertCanInTeam(session, hook.team_id, OTHERS);
    return hook;
  }
}
