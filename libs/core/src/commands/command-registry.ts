import type { AutocompleteData, Command } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { fill } from '../model/fill.ts';
import { problemWithAutocomplete } from './autocomplete-rules.ts';

/** Slash commands of plugins, in memory, in the order of registration (contract: management §13). */
export class CommandRegistry {
  #commands: Command[] = [];

  /** A repeat of trigger and team by the same plugin replaces; another plugin's stands beside it. */
  register(pluginId: string, given: Partial<Command>): void {
    const trigger = (given.trigger ?? '').trim().toLowerCase();
    if (trigger === '' || trigger.startsWith('/') || /\s/.test(trigger))
      throw refuse('plugin.register_command.trigger.app_error', 'RegisterCommand');
    const problem = given.autocomplete_data && problemWithAutocomplete(given.autocomplete_data);
    if (problem)
      throw refuse('plugin.register_command.autocomplete.app_error', 'RegisterCommand', { trigger, problem });
    const command = fill<Command>('model.Command', {
      trigger,
      team_id: given.team_id,
      auto_complete: given.auto_complete,
      auto_complete_desc: given.auto_complete_desc,
      auto_complete_hint: given.auto_complete_hint,
      display_name: given.display_name,
      autocomplete_icon_data: given.autocomplete_icon_data,
      plugin_id: pluginId,
    });
    command.autocomplete_data = given.autocomplete_data
      ? rootedAt(
          `/plugins/${pluginId}`,
          fill<AutocompleteData>('model.AutocompleteData', given.autocomplete_data),
        )
      : fill<AutocompleteData>('model.AutocompleteData', {
          Trigger: trigger,
          Hint: command.auto_complete_hint,
          HelpText: command.auto_complete_desc,
        });
    const at = this.#commands.findIndex(
      (each) => each.plugin_id === pluginId && each.trigger === trigger && each.team_id === command.team_id,
    );
    if (at >= 0) this.#commands[at] = command;
    else this.#commands.push(command);
  }

  /** Removes a trigger, whoever registered it. */
  unregister(teamId: string, trigger: string): void {
    const name = trigger.toLowerCase();
    this.#commands = this.#commands.filter((each) => each.team_id !== teamId || each.trigger !== name);
  }

  unregisterAll(pluginId: string): void {
    this.#commands = this.#commands.filter((each) => each.plugin_id !== pluginId);
  }

  /** The first registered for a team, or for all. */
  find(teamId: string, trigger: string): Command | undefined {
    return this.forTeam(teamId).find((each) => each.trigger === trigger);
  }

  forTeam(teamId: string): Command[] {
    return this.#commands.filter((each) => each.team_id === '' || each.team_id === teamId);
  }
}

/** Relative addresses of dynamic lists belong to the plugin. */
function rootedAt(base: string, data: AutocompleteData): AutocompleteData {
  const args = (data.Arguments ?? []).map((argument) => {
    const source = argument?.Data as { FetchURL?: unknown } | undefined;
    if (argument?.Type !== 'DynamicList' || typeof source?.FetchURL !== 'string') return argument;
    if (/^[a-z]+:\/\//i.test(source.FetchURL) || source.FetchURL.startsWith(base)) return argument;
    return { ...argument, Data: withAddress(source, `${base}/${source.FetchURL.replace(/^\/+/, '')}`) };
  });
  const subCommands = (data.SubCommands ?? []).map((each) => each && rootedAt(base, each));
  return { ...data, Arguments: args, SubCommands: subCommands };
}

/** A copy that is still of the registered type it came with, which plugins expect back; spreading would lose the mark. */
function withAddress(source: object, FetchURL: string): object {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(source));
  return Object.assign(copy, { FetchURL });
}
