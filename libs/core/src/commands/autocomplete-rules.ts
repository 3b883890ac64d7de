import type { AutocompleteArg, AutocompleteData, AutocompleteListItem } from '@patchbay/contract';

/** Who may be shown a command; '' is everybody. */
const ROLES: readonly string[] = ['system_admin', 'system_user', ''];

/**
 * What is wrong with the autocomplete data of a command, in words; undefined when nothing is (contract: management §13;
 * the rules are those of Go's AutocompleteData.IsValid).
 */
export function problemWithAutocomplete(data: Partial<AutocompleteData> | undefined): string | undefined {
  if (!data) return 'a subcommand is missing';
  const trigger = data.Trigger ?? '';
  const where = `of "${trigger}"`;
  if (trigger === '') return 'a command or subcommand has no Trigger';
  if (trigger !== trigger.toLowerCase()) return `the Trigger "${trigger}" is not lower-case`;
  if (!ROLES.includes(data.RoleID ?? ''))
    return `the RoleID ${where} is neither system_admin nor system_user`;
  const args = data.Arguments ?? [];
  const subCommands = data.SubCommands ?? [];
  if (args.length > 0 && subCommands.length > 0) return `${trigger} has both Arguments and SubCommands`;
  const firstNamed = args.findIndex((argument) => argument?.Name);
  if (firstNamed >= 0 && args.slice(firstNamed).some((argument) => !argument?.Name))
    return `a named argument ${where} stands before a positional one`;
  for (const argument of args) {
    const problem = problemWithArgument(argument);
    if (problem !== undefined) return `${problem} (an argument ${where})`;
  }
  return subCommands
    .map((each) => problemWithAutocomplete(each ?? undefined))
    .find((problem) => problem !== undefined);
}

function problemWithArgument(argument: AutocompleteArg | undefined): string | undefined {
  const data = argument?.Data as Record<string, unknown> | undefined;
  switch (argument?.Type) {
    case 'DynamicList':
      return isAddress(data?.['FetchURL']) ? undefined : 'a DynamicList needs a FetchURL';
    case 'StaticList': {
      const items = data?.['PossibleArguments'] as (Partial<AutocompleteListItem> | undefined)[] | undefined;
      if (!Array.isArray(items)) return 'a StaticList needs PossibleArguments';
      return items.every((item) => item?.Item) ? undefined : 'an item of a StaticList has no Item';
    }
    case 'TextInput':
      if (typeof data !== 'object') return 'a TextInput needs its Data';
      return argument.Name || argument.Required ? undefined : 'a positional argument cannot be optional';
    default:
      return undefined;
  }
}

/** Relative ones belong to the plugin. */
const isAddress = (url: unknown): boolean =>
  typeof url === 'string' && URL.canParse(url, 'http://plugin.invalid/');
