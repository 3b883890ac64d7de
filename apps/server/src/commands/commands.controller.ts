import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { isId, present, presentAll, refuse, type AutocompleteSuggestion, type Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';

const Execution = z.object({
  command: z.string(),
  channel_id: z.string(),
  team_id: z.string().default(''),
  root_id: z.string().default(''),
});

/** Slash commands (contract: rest.json, /api/v4/commands). */
@Controller('api/v4')
export class CommandsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Custom commands do not exist, so `custom_only` leaves nothing. */
  @Get('commands')
  async list(
    @Ctx() ctx: SessionContext,
    @TextQuery('team_id') teamId: string,
    @TextQuery('custom_only') customOnly: string,
  ): Promise<unknown[]> {
    if (!isId(teamId)) throw invalidUrlParam('team_id');
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return customOnly === 'true' ? [] : presentAll('model.Command', this.#core.commands.list(teamId));
  }

  @Post('commands/execute')
  @HttpCode(200)
  async execute(
    @Ctx() ctx: SessionContext,
    @JsonBody(Execution) body: z.infer<typeof Execution>,
  ): Promise<unknown> {
    if (body.command.length <= 1 || !body.command.startsWith('/') || !isId(body.channel_id))
      throw refuse('api.command.execute_command.start.app_error', 'executeCommand');
    await this.#core.access.assertCanInChannel(ctx.session, body.channel_id, 'use_slash_commands');
    const response = await this.#core.commands.execute(pluginContext(ctx), {
      ...body,
      user_id: ctx.userId,
      connection_id: ctx.connectionId,
    });
    return present('model.CommandResponse', response);
  }

  @Get('teams/:team_id/commands/autocomplete')
  async autocomplete(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return presentAll('model.Command', this.#core.commands.autocomplete(teamId));
  }

  @Get('teams/:team_id/commands/autocomplete_suggestions')
  async suggestions(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @TextQuery('user_input') input: string,
  ): Promise<AutocompleteSuggestion[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    if (input === '') throw invalidUrlParam('user_input');
    const roles = ctx.session.roles.split(' ');
    const hasRole = (roleId: string) =>
      ctx.session.local || roles.includes('system_admin') || roles.includes(roleId);
    return this.#core.commands.suggestions(teamId, input, hasRole);
  }
}
