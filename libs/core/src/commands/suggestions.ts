import type { AutocompleteData } from '@patchbay/contract';
import { afterArguments, type ArgumentItems } from './suggested-arguments.ts';

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

/** Who asks, and where values come from that only a plugin knows. */
export interface SuggestionSources {
  /** Commands of roles that it denies are hidden. */
  hasRole(roleId: string): boolean;
  /** The values that a DynamicList has for an input; what goes wrong is an empty list. */
  readonly items: ArgumentItems;
}

export type Found = Omit<AutocompleteSuggestion, 'IconData'>;

/**
 * What may follow an input such as `/deploy sta`: triggers, then subcommands, then arguments: a text, a value of a
 * list, or the name of one that has a name; those that are optional beside what comes after them.
 */
export async function suggestionsFor(
  commands: readonly SuggestibleCommand[],
  input: string,
  sources: SuggestionSources,
): Promise<AutocompleteSuggestion[]> {
  const sorted = [...commands].sort((a, b) => (a.data.Trigger < b.data.Trigger ? -1 : 1));
  const typed = input.replace(/^\//, '');
  const found: AutocompleteSuggestion[] = [];
  for (const { data, iconData } of sorted)
    for (const each of await next([data], '', typed, sources)) found.push({ ...each, IconData: iconData });
  return found;
}

async function next(
  commands: readonly AutocompleteData[],
  parsed: string,
  rest: string,
  sources: SuggestionSources,
): Promise<Found[]> {
  const mine = commands.filter(({ RoleID }) => RoleID === '' || sources.hasRole(RoleID));
  const space = rest.indexOf(' ');
  if (space < 0)
    return mine
      .filter(({ Trigger }) => Trigger.startsWith(rest.toLowerCase()))
      .map(({ HelpText, Hint, Trigger }) => ({
        Complete: parsed + Trigger,
        Suggestion: Trigger,
        Hint,
        Description: HelpText,
      }));
  const word = rest.slice(0, space).toLowerCase();
  const behind = { parsed: parsed + rest.slice(0, space + 1), rest: rest.slice(space + 1) };
  const found: Found[] = [];
  for (const command of mine.filter(({ Trigger }) => Trigger === word)) {
    const args = given(command.Arguments);
    if (args.length === 0)
      found.push(...(await next(given(command.SubCommands), behind.parsed, behind.rest, sources)));
    else found.push(...((await afterArguments(args, behind, sources.items)).suggestions ?? []));
  }
  return found;
}

/** Without the nils that Go's slices of pointers may hold. */
function given<T>(values: readonly (T | undefined)[] | undefined): T[] {
  return (values ?? []).filter((value): value is T => value !== undefined && value !== null);
}
