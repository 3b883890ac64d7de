import type { AutocompleteArg, AutocompleteData, AutocompleteStaticListArg } from '@patchbay/contract';

/** What the composer offers next; capitalised on the wire (contract: rest.json). */
export interface AutocompleteSuggestion {
  /** The whole input, without its slash, once this is chosen. */
  Complete: string;
  Suggestion: string;
  Hint: string;
  Description: string;
  IconData: string;
}

export interface SuggestibleCommand {
  readonly data: AutocompleteData;
  readonly iconData: string;
}

/**
 * What may follow an input such as `/deploy sta`: triggers, then subcommands, then values of positional arguments.
 * Values that the plugin would have to be asked for are not among them. `hasRole` hides commands of other roles.
 */
export function suggestionsFor(
  commands: readonly SuggestibleCommand[],
  input: string,
  hasRole: (roleId: string) => boolean,
): AutocompleteSuggestion[] {
  const words = input.replace(/^\//, '').split(/\s+/);
  const typed = words.pop() ?? '';
  return commands.flatMap(({ data, iconData }) => {
    const found = next({ ...root(), SubCommands: [data] }, words, typed, hasRole);
    return found.map((each) => ({
      ...each,
      Complete: [...words, each.Complete].join(' '),
      IconData: iconData,
    }));
  });
}

type Found = Omit<AutocompleteSuggestion, 'IconData'>;

function root(): AutocompleteData {
  return { Trigger: '', Hint: '', HelpText: '', RoleID: '', Arguments: [], SubCommands: [] };
}

function next(
  data: AutocompleteData,
  words: readonly string[],
  typed: string,
  hasRole: (roleId: string) => boolean,
): Found[] {
  const subCommands = present(data.SubCommands).filter((each) => each.RoleID === '' || hasRole(each.RoleID));
  const [word, ...rest] = words;
  if (subCommands.length === 0) return argumentValues(present(data.Arguments)[words.length], typed);
  if (word === undefined)
    return subCommands
      .filter((each) => each.Trigger.startsWith(typed.toLowerCase()))
      .map((each) => ({
        Complete: each.Trigger,
        Suggestion: each.Trigger,
        Hint: each.Hint,
        Description: each.HelpText,
      }));
  const chosen = subCommands.find((each) => each.Trigger === word.toLowerCase());
  return chosen ? next(chosen, rest, typed, hasRole) : [];
}

function argumentValues(argument: AutocompleteArg | undefined, typed: string): Found[] {
  if (!argument || argument.Name !== '') return [];
  if (argument.Type === 'TextInput') {
    const { Hint = '' } = (argument.Data ?? {}) as { Hint?: string };
    return [{ Complete: typed, Suggestion: '', Hint, Description: argument.HelpText }];
  }
  if (argument.Type !== 'StaticList') return [];
  const { PossibleArguments = [] } = (argument.Data ?? {}) as Partial<AutocompleteStaticListArg>;
  return PossibleArguments.filter(({ Item }) => Item.toLowerCase().startsWith(typed.toLowerCase())).map(
    ({ Item, Hint, HelpText }) => ({ Complete: Item, Suggestion: Item, Hint, Description: HelpText }),
  );
}

function present<T>(values: readonly (T | undefined)[] | undefined): T[] {
  return (values ?? []).filter((value): value is T => value !== undefined && value !== null);
}
