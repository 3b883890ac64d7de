import type { Command } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { CommandRow } from './command.entity.ts';
import type { CommandRepository } from './command.repository.ts';
import { assertCommandIsValid } from './command-rules.ts';

export interface CustomCommandParts {
  readonly database: Database;
  readonly commands: CommandRepository;
  readonly config: ConfigService;
  readonly clock: Clock;
  /** Triggers of the server's own commands, which nobody else may have. */
  readonly builtIn: ReadonlySet<string>;
}

/** Commands that people and plugins keep, each a trigger and the address of a program. Who may is the caller's to check. */
export class CustomCommandService {
  readonly #parts: CustomCommandParts;

  constructor(parts: CustomCommandParts) {
    this.#parts = parts;
  }

  get enabled(): boolean {
    return this.#parts.config.get().ServiceSettings.EnableCommands === true;
  }

  /** Throws 501 while ServiceSettings.EnableCommands is off. */
  assertEnabled(where: string): void {
    if (!this.enabled) throw refuse('api.command.disabled.app_error', where);
  }

  /** A trigger that a command of the team, or of the server, has is 400. */
  async create(given: Partial<Command>): Promise<Command> {
    this.assertEnabled('CreateCommand');
    return this.createAlways(given);
  }

  /** As `create`, for a plugin, which may while people may not. */
  async createAlways(given: Partial<Command>): Promise<Command> {
    const where = 'CreateCommand';
    if (given.id) throw refuse('app.command.createcommand.internal_error', where);
    const now = this.#parts.clock.now();
    const command = fill<Command>('model.Command', {
      ...given,
      id: newId(),
      token: newId(),
      trigger: (given.trigger ?? '').toLowerCase(),
      create_at: now,
      update_at: now,
      delete_at: 0,
    });
    assertCommandIsValid(command, where);
    if (this.#parts.builtIn.has(command.trigger))
      throw refuse('api.command.duplicate_trigger.app_error', where);
    await this.#parts.database.transaction(async (tx) => {
      const others = await this.#parts.commands.ofTeam(command.team_id, tx);
      if (others.some((other) => other.trigger === command.trigger))
        throw refuse('api.command.duplicate_trigger.app_error', where);
      await this.#parts.commands.insert(tx, rowOf(command));
    });
    return command;
  }

  async get(commandId: string): Promise<Command> {
    this.assertEnabled('GetCommand');
    return this.getAlways(commandId);
  }

  async getAlways(commandId: string): Promise<Command> {
    const row = await this.#parts.commands.byId(commandId);
    if (!row) throw refuse('store.sql_command.get.missing.app_error', 'GetCommand');
    return toCommand(row);
  }

  /** Everything but whose it is, where, its token and its times. */
  async update(old: Command, given: Partial<Command>): Promise<Command> {
    const updated = fill<Command>('model.Command', {
      ...given,
      id: old.id,
      token: old.token,
      trigger: (given.trigger ?? '').toLowerCase(),
      create_at: old.create_at,
      update_at: this.#parts.clock.now(),
      delete_at: old.delete_at,
      creator_id: old.creator_id,
      plugin_id: old.plugin_id,
      team_id: old.team_id,
    });
    assertCommandIsValid(updated, 'UpdateCommand');
    await this.#write(updated);
    return updated;
  }

  async move(command: Command, teamId: string): Promise<Command> {
    const moved = { ...command, team_id: teamId, update_at: this.#parts.clock.now() };
    assertCommandIsValid(moved, 'MoveCommand');
    await this.#write(moved);
    return moved;
  }

  async regenerateToken(command: Command): Promise<Command> {
    const renewed = { ...command, token: newId(), update_at: this.#parts.clock.now() };
    await this.#write(renewed);
    return renewed;
  }

  async delete(commandId: string): Promise<void> {
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction((tx) =>
      this.#parts.commands.update(tx, commandId, { delete_at: at, update_at: at }),
    );
  }

  async ofTeam(teamId: string): Promise<Command[]> {
    return (await this.#parts.commands.ofTeam(teamId)).map(toCommand);
  }

  async #write(command: Command): Promise<void> {
    await this.#parts.database.transaction((tx) =>
      this.#parts.commands.update(tx, command.id, rowOf(command)),
    );
  }
}

function rowOf(command: Command): CommandRow {
  const { autocomplete_data: _data, autocomplete_icon_data: _icon, ...row } = command;
  return row;
}

const toCommand = (row: CommandRow): Command => fill<Command>('model.Command', row);

/** What those see who may use a command and not change it: neither its token nor whose it is. */
export function sanitizedCommand(command: Command): Command {
  return { ...command, token: '', creator_id: '', method: '', url: '', username: '', icon_url: '' };
}
