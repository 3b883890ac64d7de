import type { AutocompleteData, Command, CommandArgs, CommandResponse, Context } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { ConfigService } from '../config/config.service.ts';
import { refuse } from '../errors.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { fill } from '../model/fill.ts';
import { mentionedNames } from '../posts/mentions/mentioned-names.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { BuiltInCommand } from './built-in-command.ts';
import type { CommandRegistry } from './command-registry.ts';
import type { ResponsePoster } from './command-response.ts';
import type { CustomCommandRunner } from './custom-command-runner.ts';
import { sanitizedCommand, type CustomCommandService } from './custom-command.service.ts';
import { suggestionsFor, type AutocompleteSuggestion, type SuggestionSources } from './suggestions.ts';
import type { TriggerIds } from './trigger-ids.ts';

const CHANNEL_MENTION = /(?<![\p{L}\p{N}_])~([a-z0-9][a-z0-9._-]*)/giu;
/** Of a trigger that nobody has, so much is repeated. */
const REPEATED_CHARACTERS = 512;

export interface CommandServiceParts {
  readonly registry: CommandRegistry;
  readonly custom: CustomCommandService;
  readonly runner: CustomCommandRunner;
  readonly builtIn: readonly BuiltInCommand[];
  readonly responses: ResponsePoster;
  readonly triggers: TriggerIds;
  readonly channels: ChannelRepository;
  readonly users: UserRepository;
  readonly config: ConfigService;
  readonly hooks: AttachedHooks;
}

/** Slash commands: finding who owns the trigger, asking them, posting what they answer. */
export class CommandService {
  readonly #parts: CommandServiceParts;

  constructor(parts: CommandServiceParts) {
    this.#parts = parts;
  }

  /**
   * Runs `args.command`: a plugin's command before a custom one, and that before a built-in one. `args.user_id` is who
   * runs it.
   */
  async execute(context: Context, given: Partial<CommandArgs>): Promise<CommandResponse> {
    const { trigger, text } = parse(given.command ?? '');
    const { clientTriggerId, triggerId } = this.#parts.triggers.make(given.user_id ?? '');
    const args = await this.#complete(given, triggerId);
    const owner = this.#parts.registry.find(args.team_id, trigger);
    const custom = owner ? undefined : await this.#custom(args.team_id, trigger);
    const answer = owner
      ? await this.#askPlugin(owner, context, args)
      : custom
        ? await this.#parts.runner.run(custom, args, text)
        : await this.#runBuiltIn(trigger, context, args, text);
    const response = fill<CommandResponse>('model.CommandResponse', {
      ...answer,
      trigger_id: clientTriggerId,
    });
    await this.#parts.responses.post(context, args, response, custom);
    return response;
  }

  /** Every command that there is for a team: plugins', custom ones without their secrets, and the server's own. */
  async list(teamId: string): Promise<Command[]> {
    const custom = this.#parts.custom.enabled ? await this.#parts.custom.ofTeam(teamId) : [];
    const taken = new Set<string>();
    const own = this.#parts.builtIn.filter((each) => each.enabled?.() ?? true).map(toCommand);
    const all = [...this.#parts.registry.forTeam(teamId), ...custom.map(sanitizedCommand), ...own];
    return all.filter(({ plugin_id: pluginId, trigger }) => {
      const hidden = taken.has(trigger) && pluginId === '';
      taken.add(trigger);
      return !hidden;
    });
  }

  /** Those that clients offer. */
  async autocomplete(teamId: string): Promise<Command[]> {
    return (await this.list(teamId)).filter((command) => command.auto_complete);
  }

  /** Those of the server itself. */
  builtIn(): Command[] {
    return this.#parts.builtIn.filter((each) => each.enabled?.() ?? true).map(toCommand);
  }

  /** What may follow `input`; commands of roles that `sources` deny are left out. */
  async suggestions(
    teamId: string,
    input: string,
    sources: SuggestionSources,
  ): Promise<AutocompleteSuggestion[]> {
    const commands = (await this.autocomplete(teamId)).map((command) => ({
      data: command.autocomplete_data ?? plainData(command),
      iconData: command.autocomplete_icon_data,
    }));
    return suggestionsFor(commands, input, sources);
  }

  registerForPlugin(pluginId: string, command: Partial<Command>): void {
    this.#parts.registry.register(pluginId, command);
  }

  unregister(teamId: string, trigger: string): void {
    this.#parts.registry.unregister(teamId, trigger);
  }

  /** On disable, removal and forced re-install of a plugin (contract: management §13). */
  unregisterAllOfPlugin(pluginId: string): void {
    this.#parts.registry.unregisterAll(pluginId);
  }

  async #custom(teamId: string, trigger: string): Promise<Command | undefined> {
    if (teamId === '' || !this.#parts.custom.enabled) return undefined;
    return (await this.#parts.custom.ofTeam(teamId)).find((command) => command.trigger === trigger);
  }

  async #complete(given: Partial<CommandArgs>, triggerId: string): Promise<CommandArgs> {
    const channel = await this.#parts.channels.byId(given.channel_id ?? '');
    if (!channel) throw refuse('api.command.execute_command.start.app_error', 'ExecuteCommand');
    const command = given.command ?? '';
    const teamId = channel.team_id === '' ? (given.team_id ?? '') : channel.team_id;
    return fill<CommandArgs>('model.CommandArgs', {
      ...given,
      team_id: teamId,
      trigger_id: triggerId,
      SiteURL: this.#parts.config.get().ServiceSettings.SiteURL ?? '',
      UserMentions: await this.#userMentions(command),
      ChannelMentions: await this.#channelMentions(command, teamId),
    });
  }

  async #askPlugin(owner: Command, context: Context, args: CommandArgs): Promise<CommandResponse> {
    const { trigger, plugin_id: pluginId } = owner;
    const { ask } = this.#parts.hooks;
    let response: CommandResponse | undefined;
    try {
      response = await ask.executeCommand(pluginId, context, args);
    } catch (error) {
      throw pluginError(error, trigger);
    }
    if (response) return response;
    const reason = ask.whyNotActive(pluginId) || 'An administrator can see why.';
    throw refuse('model.plugin_command.error.app_error', 'ExecuteCommand', { trigger, reason });
  }

  #runBuiltIn(
    trigger: string,
    context: Context,
    args: CommandArgs,
    text: string,
  ): Promise<Partial<CommandResponse>> {
    const command = this.#parts.builtIn.find((each) => each.trigger === trigger);
    if (!command)
      throw refuse('api.command.execute_command.not_found.app_error', 'ExecuteCommand', {
        trigger: trigger.slice(0, REPEATED_CHARACTERS),
      });
    return command.run(context, args, text);
  }

  async #userMentions(text: string): Promise<Record<string, string>> {
    const names = [...mentionedNames(text)];
    const users = names.length > 0 ? await this.#parts.users.byUsernames(names) : [];
    return Object.fromEntries(users.map((user) => [user.username, user.id]));
  }

  async #channelMentions(text: string, teamId: string): Promise<Record<string, string>> {
    const mentions: Record<string, string> = {};
    for (const [, name = ''] of text.matchAll(CHANNEL_MENTION)) {
      const channel = await this.#parts.channels.byName(teamId, name.toLowerCase());
      if (channel?.type === 'O') mentions[channel.name] = channel.id;
    }
    return mentions;
  }
}

function parse(command: string): { trigger: string; text: string } {
  const found = /^\/(\S+)\s*([^]*)$/.exec(command.trim());
  if (!found) throw refuse('api.command.execute_command.start.app_error', 'ExecuteCommand');
  const [, trigger = '', text = ''] = found;
  return { trigger: trigger.toLowerCase(), text: text.trim() };
}

/** The plugin's own error as it is, with a status that HTTP knows; anything else is a crash. */
function pluginError(error: unknown, trigger: string): AppError {
  if (!(error instanceof AppError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('model.plugin_command_crash.error.app_error', 'ExecuteCommand', { trigger, reason });
  }
  if (error.status_code >= 100 && error.status_code <= 999) return error;
  return new AppError(error.id, error.where, 500, error.message, error.detailed_error);
}

function toCommand(command: BuiltInCommand): Command {
  const made = fill<Command>('model.Command', {
    trigger: command.trigger,
    auto_complete: true,
    auto_complete_desc: command.description,
    auto_complete_hint: command.hint,
    display_name: command.trigger,
  });
  return { ...made, autocomplete_data: plainData(made) };
}

/** Of a command that says no more about itself. */
function plainData(command: Command): AutocompleteData {
  return fill<AutocompleteData>('model.AutocompleteData', {
    Trigger: command.trigger,
    Hint: command.auto_complete_hint,
    HelpText: command.auto_complete_desc,
  });
}
