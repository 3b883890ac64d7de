import { GoSqlError, SqlError, syntaxError } from '../errors.ts';
import type { SqlState } from '../errors.ts';
import type { Handle } from './handle.ts';

type Reading = [RegExp, SqlState, (match: RegExpExecArray) => string, ('table' | 'column')?];

const bare = (name: string | undefined): string =>
  (name ?? '').replace(/^(?:main|temp|patchbay_core)\s*\.\s*/, '');

/** SQLite's words for what PostgreSQL has a state for. */
const READINGS: readonly Reading[] = [
  [
    /^no such table: (.+)$/,
    'undefined_table',
    ([, name]) => `relation "${bare(name)}" does not exist`,
    'table',
  ],
  [/^no such view: (.+)$/, 'undefined_table', ([, name]) => `view "${bare(name)}" does not exist`, 'table'],
  [/^no such index: (.+)$/, 'undefined_object', ([, name]) => `index "${bare(name)}" does not exist`],
  [
    /no such column: "?([^"]+?)"?(?: - should this be.*)?$/,
    'undefined_column',
    ([, name]) => `column "${bare(name)}" does not exist`,
    'column',
  ],
  [
    /^table (\S+) has no column named (.+)$/,
    'undefined_column',
    ([, table, column]) => `column "${column}" of relation "${bare(table)}" does not exist`,
  ],
  [
    /^no such function: (.+)$/,
    'undefined_function',
    ([, name]) => `function ${name}() does not exist on SQLite`,
  ],
  [
    /^wrong number of arguments to function (.+)\(\)$/,
    'undefined_function',
    ([, name]) => `function ${name}() does not exist with these arguments`,
  ],
  [
    /^(?:table|view|index|there is already an? \w+ named) "?(\S+?)"? already exists$/,
    'duplicate_table',
    ([, name]) => `relation "${bare(name)}" already exists`,
  ],
  [/^there is already/, 'duplicate_table', ([text]) => text],
  [/^duplicate column name: (.+)$/, 'duplicate_column', ([, name]) => `column "${name}" already exists`],
  [
    /^ambiguous column name: (.+)$/,
    'ambiguous_column',
    ([, name]) => `column reference "${name}" is ambiguous`,
  ],
  [
    /^ON CONFLICT clause does not match/,
    'invalid_column_reference',
    () => 'there is no unique or exclusion constraint matching the ON CONFLICT specification',
  ],
  [/^malformed JSON/, 'invalid_text_representation', () => 'invalid input syntax for type json'],
  [
    /^(?:\d+ values for \d+ columns|table \S+ has \d+ columns but \d+ values)/,
    'syntax_error',
    ([text]) => text,
  ],
  [
    /^view \S+ cannot reference objects in database/,
    'feature_not_supported',
    () => 'a view over tables of the chat is not supported on SQLite',
  ],
  [/^incomplete input$/, 'syntax_error', () => 'syntax error at end of input'],
];

/** Turns what SQLite refused into what PostgreSQL would have said. `source` is the text that the plugin sent. */
export function postgresError(error: unknown, source: string, db: Handle): unknown {
  if (error instanceof SqlError || error instanceof GoSqlError) return error;
  const { message } = error as Error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (code.startsWith('SQLITE_CONSTRAINT')) return constraintError(code, message, db);
  const near = /near "(.+)": syntax error/.exec(message)?.[1];
  if (near !== undefined) {
    const at = source.toLowerCase().indexOf(near.toLowerCase());
    return at < 0 ? new SqlError('syntax_error', `syntax error at or near "${near}"`) : syntaxError(near, at);
  }
  for (const [pattern, state, words, names] of READINGS) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const name = bare(match[1]);
    const at = source.toLowerCase().indexOf(name.toLowerCase());
    return new SqlError(state, words(match), {
      at: at < 0 ? undefined : at,
      ...(names !== undefined && { [names]: name }),
    });
  }
  return new SqlError(stateOf(code), message, { detail: code === '' ? undefined : code });
}

function stateOf(code: string): SqlState {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'lock_not_available';
  if (code.startsWith('SQLITE_READONLY')) return 'read_only_sql_transaction';
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') return 'io_error';
  switch (code) {
    case 'SQLITE_FULL':
      return 'disk_full';
    case 'SQLITE_NOMEM':
      return 'out_of_memory';
    case 'SQLITE_TOOBIG':
      return 'program_limit_exceeded';
    case 'SQLITE_MISMATCH':
      return 'datatype_mismatch';
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return 'data_corrupted';
    case 'SQLITE_ERROR':
      return 'syntax_error';
    default:
      return 'internal_error';
  }
}

function constraintError(code: string, message: string, db: Handle): SqlError {
  const subject = /failed: (.+)$/.exec(message)?.[1] ?? '';
  const columns = subject.split(', ').map((name) => name.split('.').at(-1) ?? '');
  const table = subject.includes('.') ? (subject.split('.')[0] ?? '') : undefined;
  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_ROWID': {
      const constraint =
        /^index '(.+)'$/.exec(subject)?.[1] ?? (table === undefined ? '' : uniqueName(db, table, columns));
      return new SqlError(
        'unique_violation',
        `duplicate key value violates unique constraint "${constraint}"`,
        {
          detail: table === undefined ? undefined : `Key (${columns.join(', ')}) already exists.`,
          table,
          constraint,
        },
      );
    }
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return new SqlError(
        'not_null_violation',
        `null value in column "${columns[0] ?? ''}" of relation "${table ?? ''}" violates not-null constraint`,
        { table, column: columns[0] },
      );
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new SqlError(
        'foreign_key_violation',
        'insert, update or delete violates foreign key constraint',
      );
    case 'SQLITE_CONSTRAINT_CHECK':
      return new SqlError('check_violation', `new row violates check constraint "${subject}"`, {
        constraint: subject,
      });
    default:
      return new SqlError('datatype_mismatch', message);
  }
}

/** What PostgreSQL would have called the constraint over these columns. */
function uniqueName(db: Handle, table: string, columns: readonly string[]): string {
  const indices = db.prepare("SELECT name, origin FROM pragma_index_list(?, 'main')").all(table) as {
    name: string;
    origin: string;
  }[];
  const found = indices.find(({ name }) => {
    const held = db.prepare("SELECT name FROM pragma_index_info(?, 'main') ORDER BY seqno").all(name) as {
      name: string;
    }[];
    return held.map((column) => column.name).join() === columns.join();
  });
  if (found?.origin === 'c') return found.name;
  const keyed = found === undefined || found.origin === 'pk';
  return keyed ? `${table}_pkey` : `${[table, ...columns].join('_')}_key`;
}
