import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { SidebarCategoryWithChannels } from '@patchbay/contract';
import { isCategoryId, present, presentAll, refuse, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, RawJsonBody } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import type { JsonBody as RawBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { Categories, Category, CategoryOrder } from './channel-bodies.ts';

const MODEL = 'model.SidebarCategoryWithChannels';

/** The sidebar: how someone sorts the channels of a team. */
@Controller('api/v4/users/:user_id/teams/:team_id/channels/categories')
export class SidebarController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<unknown> {
    await this.#assertCan(ctx, userId, teamId);
    return present('model.OrderedSidebarCategories', await this.#core.sidebarCategories.list(userId, teamId));
  }

  @Post()
  @HttpCode(200)
  async create(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<unknown> {
    await this.#assertCan(ctx, userId, teamId);
    const body = readJson(raw, Category);
    if (body.user_id !== userId || body.team_id !== teamId) throw invalidBodyParam('category');
    return present(MODEL, await this.#core.sidebarCategories.create(userId, teamId, given(body)));
  }

  @Put()
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<unknown> {
    await this.#assertCan(ctx, userId, teamId);
    const body = readJson(raw, Categories);
    for (const { id } of body)
      if (!(await this.#isOf(id, userId, teamId))) throw invalidBodyParam('category');
    return presentAll(MODEL, await this.#core.sidebarCategories.update(userId, teamId, body.map(given)));
  }

  @Get('order')
  async order(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
  ): Promise<string[]> {
    await this.#assertCan(ctx, userId, teamId);
    return this.#core.sidebarCategories.order(userId, teamId);
  }

  @Put('order')
  async setOrder(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<string[]> {
    await this.#assertCan(ctx, userId, teamId);
    const order = readJson(raw, CategoryOrder);
    for (const id of order) if (!(await this.#isOf(id, userId, teamId))) throw invalidBodyParam('category');
    await this.#core.sidebarCategories.setOrder(userId, teamId, order);
    return order;
  }

  @Get(':category_id')
  async get(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @Param('category_id') categoryId: string,
  ): Promise<unknown> {
    return present(MODEL, await this.#category(ctx, userId, teamId, categoryId));
  }

  @Put(':category_id')
  async updateOne(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @Param('category_id') categoryId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<unknown> {
    await this.#category(ctx, userId, teamId, categoryId);
    const body = readJson(raw, Category);
    if (body.user_id !== userId || body.team_id !== teamId) throw invalidBodyParam('category');
    const wanted = [{ ...given(body), id: categoryId }];
    return presentAll(MODEL, await this.#core.sidebarCategories.update(userId, teamId, wanted))[0];
  }

  @Delete(':category_id')
  async delete(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @IdParam('team_id') teamId: string,
    @Param('category_id') categoryId: string,
  ): Promise<typeof OK> {
    await this.#category(ctx, userId, teamId, categoryId);
    await this.#core.sidebarCategories.delete(userId, teamId, categoryId);
    return OK;
  }

  async #assertCan(ctx: SessionContext, userId: string, teamId: string): Promise<void> {
    await this.#core.access.assertCanActFor(ctx.session, userId);
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
  }

  /** Somebody else's looks like one that is not there. */
  async #category(
    ctx: SessionContext,
    userId: string,
    teamId: string,
    categoryId: string,
  ): Promise<SidebarCategoryWithChannels> {
    if (!isCategoryId(categoryId)) throw invalidUrlParam('category_id');
    await this.#assertCan(ctx, userId, teamId);
    if (!(await this.#isOf(categoryId, userId, teamId)))
      throw refuse('app.channel.sidebar_categories.app_error', 'GetSidebarCategory');
    return this.#core.sidebarCategories.get(categoryId);
  }

  async #isOf(categoryId: string, userId: string, teamId: string): Promise<boolean> {
    const category = await this.#core.sidebarCategories.find(categoryId);
    return category?.user_id === userId && category.team_id === teamId;
  }
}

function given({ channel_ids, ...rest }: z.infer<typeof Category>) {
  return { ...rest, channel_ids: channel_ids ?? [] };
}
