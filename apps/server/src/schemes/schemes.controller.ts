import { Controller, Delete, Get, Inject, Post, Put } from '@nestjs/common';
import { refuse, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';

/** Permission schemes need a licence to be made: there are none, and none can be looked at, changed or given to a team. */
@Controller('api/v4')
export class SchemesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('schemes')
  list(@Ctx() ctx: SessionContext): unknown[] {
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_user_management_permissions');
    return [];
  }

  @Post('schemes')
  create(): never {
    throw refuse('api.scheme.create_scheme.license.error', 'CreateScheme');
  }

  @Get('schemes/:scheme_id')
  get(@Ctx() ctx: SessionContext, @IdParam('scheme_id') _schemeId: string): never {
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_user_management_permissions');
    throw refuse('app.scheme.get.app_error', 'GetScheme');
  }

  @Put('schemes/:scheme_id/patch')
  patch(@IdParam('scheme_id') _schemeId: string): never {
    throw refuse('api.scheme.patch_scheme.license.error', 'PatchScheme');
  }

  @Delete('schemes/:scheme_id')
  delete(@IdParam('scheme_id') _schemeId: string): never {
    throw refuse('api.scheme.delete_scheme.license.error', 'DeleteScheme');
  }

  @Get('schemes/:scheme_id/teams')
  teams(@Ctx() ctx: SessionContext, @IdParam('scheme_id') _schemeId: string): never {
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_user_management_teams');
    throw refuse('app.scheme.get.app_error', 'GetScheme');
  }

  @Get('schemes/:scheme_id/channels')
  channels(@Ctx() ctx: SessionContext, @IdParam('scheme_id') _schemeId: string): never {
    this.#core.access.assertCan(ctx.session, 'sysconsole_read_user_management_channels');
    throw refuse('app.scheme.get.app_error', 'GetScheme');
  }

  @Put('teams/:team_id/scheme')
  ofTeam(@IdParam('team_id') _teamId: string): never {
    throw refuse('api.team.update_team_scheme.license.error', 'UpdateTeamScheme');
  }
}
