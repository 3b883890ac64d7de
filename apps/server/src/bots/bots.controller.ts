import { Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { present, presentAll, refuse, type Core, type Page } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody, RawJsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import type { JsonBody as Body } from '../http/json-body.middleware.ts';
import { PageQuery } from '../http/page-query.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { UserPatch } from '../users/user-bodies.ts';
import { userView } from '../users/user-view.ts';

/** Clients written in Go send null for what they leave as it is. */
const changed = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const BotPatch = z.object({ username: changed, display_name: changed, description: changed });

const ToUser = UserPatch.extend({ password: z.string().min(1) });

/** Bots (contract: rest.json, /api/v4/bots). Whoever may not see a bot is told that there is none. */
@Controller('api/v4/bots')
export class BotsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** It belongs to whoever makes it. */
  @Post()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(BotPatch) body: z.infer<typeof BotPatch>,
  ): Promise<unknown> {
    const { access, users, config, bots } = this.#core;
    access.assertCan(ctx.session, 'create_bot');
    const [maker] = await users.getByIds([ctx.userId]);
    if (maker?.is_bot)
      throw refuse('api.context.permissions.app_error', 'Permissions', { permission: 'create_bot' });
    if (!config.get().ServiceSettings.EnableBotAccountCreation)
      throw refuse('api.bot.create_disabled', 'createBot');
    const bot = await bots.create(pluginContext(ctx), { ...body, owner_id: ctx.userId });
    return present('model.Bot', bot);
  }

  /** All of them, or one's own. */
  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @PageQuery() page: Page,
    @TextQuery('include_deleted') includeDeleted: string,
    @TextQuery('only_orphaned') onlyOrphaned: string,
  ): Promise<unknown[]> {
    const { access, bots } = this.#core;
    const all = access.hasPermissionTo(ctx.session, 'read_others_bots');
    if (!all) access.assertCan(ctx.session, 'read_bots');
    const found = await bots.list(page, {
      ownerId: all ? '' : ctx.userId,
      includeDeleted: includeDeleted === 'true',
      onlyOrphaned: onlyOrphaned === 'true',
    });
    return presentAll('model.Bot', found);
  }

  @Get(':bot_user_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('bot_user_id') botId: string,
    @TextQuery('include_deleted') includeDeleted: string,
  ): Promise<unknown> {
    const { access, bots } = this.#core;
    const bot = await bots.get(botId, includeDeleted === 'true');
    const needed = bot.owner_id === ctx.userId ? ['read_bots', 'read_others_bots'] : ['read_others_bots'];
    if (!needed.some((permission) => access.hasPermissionTo(ctx.session, permission)))
      throw refuse('store.sql_bot.get.missing.app_error', 'permissions');
    return present('model.Bot', bot);
  }

  @Put(':bot_user_id')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('bot_user_id') botId: string,
    @JsonBody(BotPatch) body: z.infer<typeof BotPatch>,
  ): Promise<unknown> {
    await this.#core.access.assertCanManageBot(ctx.session, botId);
    return present('model.Bot', await this.#core.bots.patch(botId, body));
  }

  @Post(':bot_user_id/disable')
  @HttpCode(200)
  disable(@Ctx() ctx: SessionContext, @IdParam('bot_user_id') botId: string): Promise<unknown> {
    return this.#setActive(ctx, botId, false);
  }

  @Post(':bot_user_id/enable')
  @HttpCode(200)
  enable(@Ctx() ctx: SessionContext, @IdParam('bot_user_id') botId: string): Promise<unknown> {
    return this.#setActive(ctx, botId, true);
  }

  @Post(':bot_user_id/assign/:user_id')
  @HttpCode(200)
  async assign(
    @Ctx() ctx: SessionContext,
    @IdParam('bot_user_id') botId: string,
    @IdParam('user_id') ownerId: string,
  ): Promise<unknown> {
    const { access, users, bots } = this.#core;
    await access.assertCanManageBot(ctx.session, botId);
    const [owner] = await users.getByIds([ownerId]);
    if (owner?.is_bot)
      throw refuse('api.context.permissions.app_error', 'Permissions', { permission: 'assign_bot' });
    return present('model.Bot', await bots.assign(botId, ownerId));
  }

  /** A person with a password; with `set_system_admin=true` an administrator. */
  @Post(':bot_user_id/convert_to_user')
  @HttpCode(200)
  async toUser(
    @Ctx() ctx: SessionContext,
    @IdParam('bot_user_id') botId: string,
    @RawJsonBody() raw: Body,
    @TextQuery('set_system_admin') asAdministrator: string,
  ): Promise<unknown> {
    const { access, bots, botConversion } = this.#core;
    await bots.get(botId);
    const body = readBody(raw);
    access.assertCan(ctx.session, 'manage_system');
    const context = pluginContext(ctx);
    const user = await botConversion.toUser(context, botId, body, asAdministrator === 'true');
    return userView(this.#core, ctx.session, user);
  }

  async #setActive(ctx: SessionContext, botId: string, active: boolean): Promise<unknown> {
    await this.#core.access.assertCanManageBot(ctx.session, botId);
    return present('model.Bot', await this.#core.bots.setActive(pluginContext(ctx), botId, active));
  }
}

function readBody(raw: Body): z.infer<typeof ToUser> {
  const read = ToUser.safeParse(readJson(raw, undefined));
  if (!read.success) throw invalidBodyParam('userPatch');
  return read.data;
}
