import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { isId, present, presentAll, refuse, type AutocompleteSuggestion, type Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { ArgumentItems } from './argument-items.ts';
import { Execution, type ExecutionBody } from './command-bodies.ts';

/** Slash commands as they are used (contract: rest.json, /api/v4/commands). */
@Controller('api/v4')
export class CommandsController {
  readonly #core: Core;
  readonly #items: ArgumentItems;

  constructor(@Inject(CORE) core: Core, @Inject(ArgumentItems) items: ArgumentItems) {
    this.#core = core;
    this.#items = items;
  }

  /** Those of a team; whoever may not manage commands sees what is offered. */
  @Get('commands')
  async list(
    @Ctx() ctx: SessionContext,
    @TextQuery('team_id') teamId: string,
    @TextQuery('custom_only') customOnly: string,
  ): Promise<unknown[]> {
    if (!isId(teamId)) throw invalidUrlParam('team_id');
    const { access, commands, customCommands } = this.#core;
    await access.assertCanInTeam(ctx.session, teamId, 'view_team');
    if (/^(?:1|t|true)$/i.test(customOnly)) {
      await access.assertCanInTeam(ctx.session, teamId, 'manage_own_slash_commands');
      customCommands.assertEnabled('ListTeamCommands');
      return presentAll('model.Command', await customCommands.ofTeam(teamId));
    }
    const manages = await access.hasPermissionToTeam(ctx.session, teamId, 'manage_own_slash_commands');
    return presentAll(
      'model.Command',
      await (manages ? commands.list(teamId) : commands.autocomplete(teamId)),
    );
  }

  @Post('commands/execute')
  @HttpCode(200)
  async execute(@Ctx() ctx: SessionContext, @JsonBody(Execution) body: ExecutionBody): Promise<unknown> {
    if (body.command.length <= 1 || !body.command.startsWith('/') || !isId(body.channel_id))
      throw refuse('api.command.execute_command.start.app_error', 'executeCommand');
    const { access, channels, commands } = this.#core;
    await access.assertCanInChannel(ctx.session, body.channel_id, 'create_post');
    await access.assertCanInChannel(ctx.session, body.channel_id, 'use_slash_commands');
    const channel = await channels.get(body.channel_id);
    if (channel.delete_at > 0) throw refuse('api.command.execute_command.deleted.error', 'executeCommand');
    // In a conversation, the team is the caller's word: only one that they are in counts.
    if (channel.team_id === '' && body.team_id !== '')
      await access.assertCanInTeam(ctx.session, body.team_id, 'view_team');
    const response = await commands.execute(pluginContext(ctx), {
      ...body,
      user_id: ctx.userId,
      connection_id: ctx.connectionId,
    });
    return present('model.CommandResponse', response);
  }

  @Get('teams/:team_id/commands/autocomplete')
  async autocomplete(@Ctx() ctx: SessionContext, @IdParam('team_id') teamId: string): Promise<unknown[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    return presentAll('model.Command', await this.#core.commands.autocomplete(teamId));
  }

  @Get('teams/:team_id/commands/autocomplete_suggestions')
  async suggestions(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') teamId: string,
    @TextQuery('user_input') input: string,
    @TextQuery('channel_id') channelId: string,
    @TextQuery('root_id') rootId: string,
  ): Promise<AutocompleteSuggestion[]> {
    await this.#core.access.assertCanInTeam(ctx.session, teamId, 'view_team');
    if (input === '') throw invalidUrlParam('user_input');
    const roles = ctx.session.roles.split(' ');
    return this.#core.commands.suggestions(teamId, input, {
      hasRole: (roleId) =>
        ctx.session.local === true || roles.includes('system_admin') || roles.includes(roleId),
      items: (url, typed) => this.#items.of(ctx, url, typed, { teamId, channelId, rootId }),
    });
  }
}
