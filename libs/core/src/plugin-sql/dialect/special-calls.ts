import { call, group, isGroup, isWord, op, sql, splitAt, text } from './node.ts';
import type { Group, Node } from './node.ts';
import { cast, readType } from './types.ts';

type Translate = (items: readonly Node[]) => Node[];

/** Calls with words between their arguments; undefined when it is an ordinary one. */
export function specialCall(fn: string, list: Group, translate: Translate): Node[] | undefined {
  const { items } = list;
  const at = (value: string): number => items.findIndex((item) => isWord(item, value));
  const parts = (...separators: string[]): Node[][] => {
    const found: Node[][] = [[]];
    for (const item of items) {
      if (isWord(item, ...separators)) found.push([]);
      else found.at(-1)?.push(item);
    }
    return found.map((part) => translate(part));
  };
  switch (fn) {
    case 'cast': {
      const as = at('as');
      return as < 0 ? undefined : cast(translate(items.slice(0, as)), readType(items, as + 1), list.at);
    }
    case 'extract': {
      const [field] = items;
      if (at('from') !== 1 || (field?.kind !== 'word' && field?.kind !== 'string')) return undefined;
      return call('pg_extract', [text(field.value)], translate(items.slice(2)));
    }
    case 'position': {
      const [what, where] = parts('in');
      return what && where ? call('instr', where, what) : undefined;
    }
    case 'substring': {
      if (at('from') < 0) return undefined;
      return call('substr', ...parts('from', 'for'));
    }
    case 'trim': {
      const side = items[0];
      const fns: Record<string, string> = { both: 'trim', leading: 'ltrim', trailing: 'rtrim' };
      const named = side?.kind === 'word' ? fns[side.value] : undefined;
      if (named === undefined && at('from') < 0) return undefined;
      const rest = translate(named === undefined ? items : items.slice(1));
      const from = rest.findIndex((item) => isWord(item, 'from'));
      if (from < 0) return call(named ?? 'trim', rest);
      const what = rest.slice(0, from);
      return call(named ?? 'trim', rest.slice(from + 1), ...(what.length > 0 ? [what] : []));
    }
    case 'to_regclass':
      return [
        group([
          sql('SELECT relname FROM pg_class WHERE relname ='),
          ...call('pg_relation_name', translate(items)),
        ]),
      ];
    case 'row':
      return [group(translate(items))];
    case 'count': {
      // count(DISTINCT (a, b)): SQLite counts single values only.
      const [distinct, row] = items;
      if (!isWord(distinct, 'distinct') || !isGroup(row) || items.length > 2) return undefined;
      const columns = splitAt(translate(row.items), ',').flatMap((part, n) =>
        n === 0 ? part : [op(','), ...part],
      );
      return [sql('count'), group([sql('DISTINCT'), ...call('json_array', columns)])];
    }
    default:
      return undefined;
  }
}
