import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { isTimedStatus, present, presentAll, refuse, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { CustomStatusBody, SomeIds, StatusBody, TypingBody } from './user-bodies.ts';

/** Who is there, what they say of it, and that they are typing. */
@Controller('api/v4/users')
export class UserStatusesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post('status/ids')
  @HttpCode(200)
  async byIds(@JsonBody(SomeIds) ids: string[]): Promise<unknown[]> {
    return presentAll('model.Status', await this.#core.statuses.getByIds(ids));
  }

  @Get(':user_id/status')
  async get(@IdParam('user_id') userId: string): Promise<unknown> {
    return present('model.Status', await this.#core.statuses.get(userId));
  }

  /** `dnd_end_time` is in seconds. */
  @Put(':user_id/status')
  async set(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(StatusBody) body: z.infer<typeof StatusBody>,
  ): Promise<unknown> {
    const { access, statuses } = this.#core;
    if (body.user_id !== userId) throw invalidBodyParam('user_id');
    await access.assertCanActFor(ctx.session, userId);
    const status =
      body.status === 'dnd'
        ? await statuses.setDoNotDisturb(userId, body.dnd_end_time ?? 0)
        : await statuses.set(userId, body.status, true);
    return present('model.Status', status);
  }

  @Put(':user_id/status/custom')
  async setCustom(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody() raw: unknown,
  ): Promise<typeof OK> {
    this.#assertCustomIsOn();
    const body = customStatus(raw);
    if ((body.emoji === '' && body.text === '') || !isTimedStatus(body, Date.now()))
      throw invalidBodyParam('custom_status');
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.customStatuses.set(pluginContext(ctx), userId, body);
    return OK;
  }

  @Delete(':user_id/status/custom')
  async removeCustom(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<typeof OK> {
    this.#assertCustomIsOn();
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.customStatuses.remove(userId);
    return OK;
  }

  @Delete(':user_id/status/custom/recent')
  removeRecent(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody() raw: unknown,
  ): Promise<typeof OK> {
    return this.#removeRecent(ctx, userId, raw);
  }

  /** The same for clients that cannot send a body with DELETE. */
  @Post(':user_id/status/custom/recent/delete')
  @HttpCode(200)
  removeRecentByPost(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody() raw: unknown,
  ): Promise<typeof OK> {
    return this.#removeRecent(ctx, userId, raw);
  }

  @Post(':user_id/typing')
  @HttpCode(200)
  async typing(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(TypingBody) body: z.infer<typeof TypingBody>,
  ): Promise<typeof OK> {
    const { access, events } = this.#core;
    if (userId !== ctx.userId) access.assertCan(ctx.session, 'manage_system');
    if (!(await access.userHasPermissionToChannel(userId, body.channel_id, 'create_post')))
      throw refuse('api.context.permissions.app_error', 'Permissions', { permission: 'create_post' });
    events.publish({
      event: 'typing',
      data: { parent_id: body.parent_id, user_id: userId },
      broadcast: { channel_id: body.channel_id, omit_users: { [userId]: true } },
    });
    return OK;
  }

  async #removeRecent(ctx: SessionContext, userId: string, raw: unknown): Promise<typeof OK> {
    this.#assertCustomIsOn();
    const body = customStatus(raw);
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.customStatuses.removeRecent(pluginContext(ctx), userId, body);
    return OK;
  }

  #assertCustomIsOn(): void {
    if (!this.#core.config.get().TeamSettings.EnableCustomUserStatuses)
      throw refuse('api.custom_status.disabled', 'updateUserCustomStatus');
  }
}

/** Read after the switch was looked at, as upstream has it. */
function customStatus(raw: unknown): z.infer<typeof CustomStatusBody> {
  const read = CustomStatusBody.safeParse(raw);
  if (!read.success) throw invalidBodyParam('custom_status');
  return read.data;
}
