import { Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { present, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import type { SessionContext } from '../http/request-context.ts';
import { shownList } from '../posts/shown.ts';
import { searchOf } from './search-request.ts';

const NOT_KEPT = 'no-cache, no-store, must-revalidate';
const ALL_TEAMS = '';

/** Searching posts and files, in a team or in all; only channels that one is a member of are searched. */
@Controller('api/v4')
export class SearchController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @HttpCode(200)
  @Header('Cache-Control', NOT_KEPT)
  @Post('teams/:team_id/posts/search')
  async postsInTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @RawJsonBody() body: JsonBody,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return this.#posts(ctx, teamId, body);
  }

  @HttpCode(200)
  @Header('Cache-Control', NOT_KEPT)
  @Post('posts/search')
  posts(@Ctx() ctx: SessionContext, @RawJsonBody() body: JsonBody): Promise<unknown> {
    return this.#posts(ctx, ALL_TEAMS, body);
  }

  @HttpCode(200)
  @Header('Cache-Control', NOT_KEPT)
  @Post('teams/:team_id/files/search')
  async filesInTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @RawJsonBody() body: JsonBody,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return this.#files(ctx, teamId, body);
  }

  @HttpCode(200)
  @Header('Cache-Control', NOT_KEPT)
  @Post('files/search')
  files(@Ctx() ctx: SessionContext, @RawJsonBody() body: JsonBody): Promise<unknown> {
    return this.#files(ctx, ALL_TEAMS, body);
  }

  async #posts(ctx: SessionContext, teamId: string, body: JsonBody): Promise<unknown> {
    const search = searchOf(body, 'api.post.search_posts.invalid_body.app_error');
    const { matches, ...list } = await this.#core.search.postsForUser(teamId, ctx.userId, search);
    return { ...(await shownList(this.#core, ctx, list)), matches };
  }

  async #files(ctx: SessionContext, teamId: string, body: JsonBody): Promise<unknown> {
    const search = searchOf(body, 'api.post.search_files.invalid_body.app_error');
    const { order, file_infos: infos } = await this.#core.search.filesForUser(teamId, ctx.userId, search);
    return {
      order,
      file_infos: Object.fromEntries(order.map((id) => [id, present('model.FileInfo', infos[id])])),
      next_file_info_id: '',
      prev_file_info_id: '',
      first_inaccessible_file_time: 0,
    };
  }
}
