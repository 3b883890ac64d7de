import type { CommandContext } from '../command-context.ts';
import { query, rows } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';
import { timeOf } from '../output/words.ts';

/** A row of `/config/history`. */
interface Change {
  id: string;
  create_at: number;
  user_id: string;
  changes: Record<string, readonly [before: unknown, after: unknown]>;
}

export interface HistoryPage {
  page: number;
  perPage: number;
}

/** Of a value so much is shown on a line; --json has all of it. */
const SHOWN_LENGTH = 60;

/** Shows who changed what, and when, newest first. */
export async function showHistory(context: CommandContext, { page, perPage }: HistoryPage): Promise<void> {
  const client = await context.client();
  const asked = query({ page, per_page: perPage });
  for (const change of rows<Change>(await client.json('GET', `/config/history${asked}`), 'changes')) {
    const { id, create_at, user_id, changes } = change;
    const by = user_id === '' ? 'the machine itself' : `user ${user_id}`;
    const lines = Object.entries(changes).map(
      ([path, [before, after]]) => `  ${printable(path)}: ${shown(before)} -> ${shown(after)}`,
    );
    context.printer.item(change, `${id}  ${timeOf(create_at)}  by ${by}`, ...lines);
  }
}

/** Puts what one change changed back to what it was. */
export async function undoChange(context: CommandContext, id: string): Promise<void> {
  const client = await context.client();
  const config = await client.json('POST', `/config/history/${encodeURIComponent(id)}/undo`);
  context.printer.item(config, `Undone: ${id}`);
}

function shown(value: unknown): string {
  const text = printable(value === undefined ? 'nothing' : JSON.stringify(value));
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
