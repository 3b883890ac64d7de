import { SqlError } from '../errors.ts';
import { isWord, name, textOfNode } from './node.ts';
import type { Node } from './node.ts';
import { emit } from './emit.ts';
import type { Plan } from './plan.ts';

/** The PostgreSQL whose dialect this is: the oldest one that the Mattermost of our contract runs on. */
export const POSTGRES_VERSION = '14.0';
export const POSTGRES_VERSION_NUMBER = '140000';

const SETTINGS: Readonly<Record<string, string>> = {
  server_version: POSTGRES_VERSION,
  server_version_num: POSTGRES_VERSION_NUMBER,
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  search_path: '"$user", public',
  timezone: 'UTC',
  transaction_isolation: 'serializable',
  default_transaction_isolation: 'serializable',
  standard_conforming_strings: 'on',
  max_connections: '100',
  integer_datetimes: 'on',
  datestyle: 'ISO, MDY',
};

/** Begins and ends transactions, and talks about the session; undefined when the statement is another. */
export function sessionStatement(items: readonly Node[]): Plan | undefined {
  const [first, second] = items;
  const has = (...words: string[]): boolean => items.some((node) => isWord(node, ...words));
  switch (first?.kind === 'word' ? first.value : '') {
    case 'begin':
    case 'start':
      return { kind: 'begin', readOnly: has('read') && has('only') };
    case 'commit':
    case 'end':
      return { kind: 'commit' };
    case 'abort':
    case 'rollback':
      if (!has('to')) return { kind: 'rollback' };
      return savepoint('ROLLBACK TO', items.at(-1), true);
    case 'savepoint':
      return savepoint('SAVEPOINT', second, false);
    case 'release':
      return savepoint('RELEASE', items.at(-1), false);
    case 'set':
    case 'reset':
    case 'discard':
    case 'analyze':
    case 'vacuum':
    case 'lock':
    case 'comment':
    case 'checkpoint':
      // The session has nothing to set, and one writer needs no locks on tables.
      return { kind: 'nothing' };
    case 'show': {
      const setting = items.slice(1).map(textOfNode).join('_');
      const known =
        setting === 'time_zone'
          ? 'timezone'
          : setting === 'transaction_isolation_level'
            ? 'transaction_isolation'
            : setting;
      const value = SETTINGS[known];
      if (value === undefined)
        throw new SqlError('undefined_object', `unrecognized configuration parameter "${setting}"`, {
          at: second?.at,
        });
      return { kind: 'rows', columns: [known], rows: [[value]] };
    }
    default:
      return undefined;
  }
}

function savepoint(verb: string, node: Node | undefined, rescue: boolean): Plan {
  return { kind: 'savepoint', sql: `${verb} ${emit([name(textOfNode(node))]).sql}`, rescue };
}
