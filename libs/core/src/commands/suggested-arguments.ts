import type { AutocompleteArg, AutocompleteListItem } from '@patchbay/contract';
import type { Found } from './suggestions.ts';

/** What was typed, cut where it is understood. */
export interface Typed {
  readonly parsed: string;
  readonly rest: string;
}

/** The values of a DynamicList, by its URL and what is typed. */
export type ArgumentItems = (url: string, typed: Typed) => Promise<readonly AutocompleteListItem[]>;

/** Where reading an argument stopped. With `suggestions`, in the middle of it: these finish it. */
interface Step extends Typed {
  readonly suggestions?: Found[];
}

/** Reads arguments one by one up to where the input ends, and says what may stand there. */
export async function afterArguments(
  args: readonly AutocompleteArg[],
  typed: Typed,
  items: ArgumentItems,
): Promise<Step> {
  const [argument, ...others] = args;
  if (!argument) return typed;
  const step = await afterArgument(argument, typed, items);
  if (argument.Required) return step.suggestions ? step : afterArguments(others, step, items);

  // One that is optional may be what is typed, or may have been left out: both are offered.
  const taken = step.suggestions ? step : await afterArguments(others, step, items);
  const left = await afterArguments(others, typed, items);
  if (taken.suggestions || left.suggestions)
    return {
      parsed: typed.parsed + typed.rest,
      rest: '',
      suggestions: [...(taken.suggestions ?? []), ...(left.suggestions ?? [])],
    };
  return taken.parsed !== typed.parsed && taken.rest !== typed.rest ? taken : left;
}

async function afterArgument(argument: AutocompleteArg, typed: Typed, items: ArgumentItems): Promise<Step> {
  let at: Step = typed;
  if (argument.Name !== '') {
    at = afterName(argument, typed);
    if (at.suggestions) return at;
    if (at.rest === '') return { ...at, suggestions: [] };
    if (at.rest === ' ') at = { parsed: at.parsed, rest: '' };
  }
  const data = (argument.Data ?? {}) as Record<string, unknown>;
  switch (argument.Type) {
    case 'TextInput':
      return afterText(argument, at);
    case 'StaticList':
      return afterItem(listItems(data['PossibleArguments']), at);
    case 'DynamicList':
      return afterItem(await items(String(data['FetchURL'] ?? ''), at), at);
    default:
      return at;
  }
}

/** `--name`, in part or whole. */
function afterName({ HelpText, Name }: AutocompleteArg, { parsed, rest }: Typed): Step {
  const typed = rest.replace(/^ /, '');
  const name = `--${Name}`;
  const whole = parsed + rest;
  if (name.toLowerCase().startsWith(typed.toLowerCase())) {
    const Complete = `${whole}${name.slice(typed.length)} `;
    return {
      parsed: whole,
      rest: '',
      suggestions: [{ Complete, Suggestion: name, Hint: '', Description: HelpText }],
    };
  }
  if (!typed.toLowerCase().startsWith(`${name.toLowerCase()} `)) return { parsed: whole, rest: '' };
  const behind = typed.slice(name.length + 1);
  return { parsed: `${parsed}${name} `, rest: behind === '' ? ' ' : behind };
}

/** A word, or several in quotation marks. */
function afterText(argument: AutocompleteArg, { parsed, rest }: Typed): Step {
  const typed = rest.replace(/^ /, '');
  const finished = typed.startsWith('"') ? /^"[^"]*" ?/.exec(typed) : /^[^ ]+ /.exec(typed);
  if (finished) return { parsed: parsed + finished[0], rest: typed.slice(finished[0].length) };
  const { Hint = '' } = (argument.Data ?? {}) as { Hint?: string };
  const whole = parsed + rest;
  return {
    parsed: whole,
    rest: '',
    suggestions: [{ Complete: whole, Suggestion: '', Hint, Description: argument.HelpText }],
  };
}

/** One of a list; the longest where one is the beginning of another. */
function afterItem(items: readonly AutocompleteListItem[], { parsed, rest }: Typed): Step {
  const typed = rest.replace(/^ /, '');
  const whole = items
    .map(({ Item }) => `${Item} `)
    .filter((item) => typed.toLowerCase().startsWith(item.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
  if (whole !== undefined)
    return { parsed: parsed + typed.slice(0, whole.length), rest: typed.slice(whole.length) };
  return {
    parsed: parsed + rest,
    rest: '',
    suggestions: items
      .filter(({ Item }) => Item.toLowerCase().startsWith(typed.toLowerCase()))
      .map(({ HelpText, Hint, Item }) => ({
        Complete: parsed + Item,
        Suggestion: Item,
        Hint,
        Description: HelpText,
      })),
  };
}

/** What a plugin gave as a list of values, as far as it is one. */
export function listItems(given: unknown): AutocompleteListItem[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((item: unknown) => {
    const { HelpText, Hint, Item } = (item ?? {}) as Record<string, unknown>;
    if (typeof Item !== 'string') return [];
    return [{ Item, Hint: textOf(Hint), HelpText: textOf(HelpText) }];
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
