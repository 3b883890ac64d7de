import type { Command, CommandArgs, CommandResponse, Context } from '@patchbay/contract';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { AppError } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { OutgoingAnswer, Outgoing } from '../outgoing/outgoing.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { CommandRepository } from './command.repository.ts';
import { readCommandAnswer } from './command-answer.ts';
import type { ResponsePoster } from './command-response.ts';

/** How long, and how often, a program may answer after its command, in ms (Go: model.CommandWebhookLifetime). */
const LATE_ANSWER_MS = 30 * 60_000;
const LATE_ANSWERS = 5;

export interface CustomCommandRunnerParts {
  readonly commands: CommandRepository;
  readonly responses: ResponsePoster;
  readonly channels: ChannelRepository;
  readonly teams: TeamRepository;
  readonly users: UserRepository;
  readonly database: Database;
  readonly config: ConfigService;
  readonly clock: Clock;
  readonly outgoing: Outgoing;
}

/** Asks the programs behind custom commands, now and for what they say later at `response_url`. */
export class CustomCommandRunner {
  readonly #parts: CustomCommandRunnerParts;

  constructor(parts: CustomCommandRunnerParts) {
    this.#parts = parts;
  }

  async run(command: Command, args: CommandArgs, text: string): Promise<CommandResponse> {
    const { trigger } = command;
    const form = await this.#form(command, args, text);
    let answer: OutgoingAnswer;
    try {
      answer = await this.#ask(command, form);
    } catch (error) {
      throw refuse('api.command.execute_command.failed.app_error', 'ExecuteCommand', {
        trigger,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
    if (answer.status !== 200)
      throw refuse(
        'api.command.execute_command.failed_resp.app_error',
        'ExecuteCommand',
        { trigger, status: answer.status },
        answer.body.toString('utf8').slice(0, 1_000),
      );
    try {
      return readCommandAnswer(answer.headers['content-type'] ?? '', answer.body.toString('utf8'));
    } catch {
      throw refuse('api.command.execute_command.failed.app_error', 'ExecuteCommand', {
        trigger,
        reason: 'Its answer is not the JSON that was expected.',
      });
    }
  }

  /** Takes an answer that comes later; the address, which only the program knows, is the credential. */
  async answerLater(context: Context, hookId: string, contentType: string, body: string): Promise<void> {
    const where = 'HandleCommandWebhook';
    let response: CommandResponse;
    try {
      response = readCommandAnswer(contentType, body);
    } catch {
      throw refuse('web.command_webhook.parse.app_error', where);
    }
    const hook = await this.#parts.commands.webhook(hookId);
    if (!hook || hook.create_at < this.#parts.clock.now() - LATE_ANSWER_MS)
      throw refuse('app.command_webhook.get.missing', where);
    const row = await this.#parts.commands.byId(hook.command_id);
    if (!row) throw refuse('web.command_webhook.command.app_error', where);
    const used = await this.#parts.database.transaction((tx) =>
      this.#parts.commands.useWebhook(tx, hook.id, LATE_ANSWERS),
    );
    if (!used) throw refuse('app.command_webhook.try_use.invalid', where);
    const args = fill<CommandArgs>('model.CommandArgs', {
      user_id: hook.user_id,
      channel_id: hook.channel_id,
      team_id: row.team_id,
      root_id: hook.root_id,
      command: `/${row.trigger}`,
    });
    await this.#parts.responses.post(context, args, response, fill<Command>('model.Command', row));
  }

  #ask({ method, token, url }: Command, form: URLSearchParams): Promise<OutgoingAnswer> {
    const seconds = this.#parts.config.get().ServiceSettings.OutgoingIntegrationRequestsTimeout ?? 30;
    const headers = {
      Accept: 'application/json',
      ...(token === '' ? {} : { Authorization: `Token ${token}` }),
    };
    const deadlineMs = seconds * 1_000;
    if (method === 'G') {
      const address = `${url}${url.includes('?') ? '&' : '?'}${form.toString()}`;
      return this.#parts.outgoing.request(address, { headers, deadlineMs });
    }
    return this.#parts.outgoing.request(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      deadlineMs,
    });
  }

  async #form(command: Command, args: CommandArgs, text: string): Promise<URLSearchParams> {
    const [team, channel, user] = await Promise.all([
      this.#parts.teams.byId(args.team_id),
      this.#parts.channels.byId(args.channel_id),
      this.#parts.users.byId(args.user_id),
    ]);
    if (!team) throw refuse('app.team.get.find.app_error', 'ExecuteCommand');
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'ExecuteCommand');
    if (!user) throw refuse('app.user.missing_account.const', 'ExecuteCommand');
    const form = new URLSearchParams({
      token: command.token,
      team_id: command.team_id,
      team_domain: team.name,
      channel_id: args.channel_id,
      channel_name: channel.name,
      user_id: args.user_id,
      user_name: user.username,
      command: `/${command.trigger}`,
      text,
      trigger_id: args.trigger_id,
      root_id: args.root_id,
      response_url: `${args.SiteURL}/hooks/commands/${await this.#lateAddress(command, args)}`,
    });
    for (const [name, id] of Object.entries(args.UserMentions)) {
      form.append('user_mentions', name);
      form.append('user_mentions_ids', String(id));
    }
    for (const [name, id] of Object.entries(args.ChannelMentions)) {
      form.append('channel_mentions', name);
      form.append('channel_mentions_ids', String(id));
    }
    form.sort();
    return form;
  }

  async #lateAddress(command: Command, args: CommandArgs): Promise<string> {
    const now = this.#parts.clock.now();
    const row = {
      id: newId(),
      create_at: now,
      command_id: command.id,
      user_id: args.user_id,
      channel_id: args.channel_id,
      root_id: args.root_id,
      use_count: 0,
    };
    await this.#parts.database.transaction((tx) =>
      this.#parts.commands.insertWebhook(tx, row, now - LATE_ANSWER_MS),
    );
    return row.id;
  }
}

/** The words of a refusal that is wrapped in another. */
export const reasonOf = (error: unknown): string =>
  error instanceof AppError || error instanceof Error ? error.message : String(error);
