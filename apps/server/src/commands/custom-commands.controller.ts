import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import type { Command, Session } from '@patchbay/contract';
import { isId, present, refuse, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { CommandBody, Move, NewCommandBody, type CommandInput } from './command-bodies.ts';

const OWN = 'manage_own_slash_commands';
const OTHERS = 'manage_others_slash_commands';

/** Custom commands: made, changed, moved and deleted by whom a team lets. Others do not learn that one exists. */
@Controller('api/v4/commands')
export class CustomCommandsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewCommandBody) body: z.infer<typeof NewCommandBody>,
  ): Promise<unknown> {
    await this.#core.access.assertCanInTeam(ctx.session, body.team_id, OWN);
    const creatorId = ctx.session.local ? body.creator_id : ctx.userId;
    const command = await this.#core.customCommands.create({ ...body, creator_id: creatorId });
    return present('model.Command', command);
  }

  @Get(':command_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('command_id') commandId: string): Promise<unknown> {
    return present('model.Command', await this.#visible(ctx.session, commandId));
  }

  @Put(':command_id')
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('command_id') commandId: string,
    @JsonBody(CommandBody) body: CommandInput,
  ): Promise<unknown> {
    if (body.id !== commandId) throw invalidBodyParam('command');
    const old = await this.#visible(ctx.session, commandId);
    if (body.team_id !== old.team_id) throw refuse('api.command.team_mismatch.app_error', 'updateCommand');
    await this.#assertMayChange(ctx.session, old);
    return present('model.Command', await this.#core.customCommands.update(old, body));
  }

  /** To another team, of whoever manages the commands of both. */
  @Put(':command_id/move')
  async move(
    @Ctx() ctx: SessionContext,
    @IdParam('command_id') commandId: string,
    @JsonBody(Move) { team_id: teamId }: z.infer<typeof Move>,
  ): Promise<typeof OK> {
    if (!isId(teamId)) throw invalidBodyParam('team_id');
    const team = await this.#core.teams.get(teamId);
    await this.#core.access.assertCanInTeam(ctx.session, team.id, OWN);
    const command = await this.#visible(ctx.session, commandId);
    await this.#core.customCommands.move(command, team.id);
    return OK;
  }

  @Put(':command_id/regen_token')
  @HttpCode(200)
  async regenerate(@Ctx() ctx: SessionContext, @IdParam('command_id') commandId: string): Promise<unknown> {
    const command = await this.#visible(ctx.session, commandId);
    await this.#assertMayChange(ctx.session, command);
    const { token } = await this.#core.customCommands.regenerateToken(command);
    return { token };
  }

  @Delete(':command_id')
  async delete(@Ctx() ctx: SessionContext, @IdParam('command_id') commandId: string): Promise<typeof OK> {
    const command = await this.#visible(ctx.session, commandId);
    await this.#assertMayChange(ctx.session, command);
    await this.#core.customCommands.delete(command.id);
    return OK;
  }

  /** 404, whether there is none or the caller may not manage the commands of its team; 501 while they are off. */
  async #visible(session: Session, commandId: string): Promise<Command> {
    this.#core.customCommands.assertEnabled('GetCommand');
    const command = await this.#core.customCommands.get(commandId).catch(() => undefined);
    if (command && (await this.#core.access.hasPermissionToTeam(session, command.team_id, OWN)))
      return command;
    throw refuse('store.sql_command.save.get.app_error', 'GetCommand');
  }

  async #assertMayChange(session: Session, command: Command): Promise<void> {
    if (session.user_id !== '' && session.user_id === command.creator_id) return;
    await this.#core.access.assertCanInTeam(session, command.team_id, OTHERS);
  }
}
