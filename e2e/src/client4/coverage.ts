import { notOurs, works } from './table.ts';

const HEAD = `# What Mattermost's own client can ask of Patchbay

Every call of \`Client4\` in \`@mattermost/client\`. What works was called in \`e2e/src/client4\`, and its answer held against the
package's own types; of what is not ours the refusal was, where it can be called without harm. Generated: \`PATCHBAY_WRITE=1\` with that
test writes it anew.

`;

/** docs/reference/client-coverage.md. */
export function coverage(): string {
  const rows = [
    ...[...works].map(([call, area]) => [call, 'works', area] as const),
    ...Object.entries(notOurs).map(
      ([call, { why, answer }]) =>
        [call, 'not ours', answer === undefined ? why : `${why} (${answer.replace(' ', ' `')}\`)`] as const,
    ),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = `${works.size} of ${rows.length} work.\n\n`;
  return HEAD + counts + table([['Call', '', 'Where, or why not'], ...rows]);
}

/** As Prettier writes a table, so that it leaves it alone. */
function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map(([call = '', how = '', why = ''], index) => [
    index ? `\`${call}\`` : call,
    how,
    why,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |\n`;
  const [head = [], ...body] = cells;
  return line(head) + rule + body.map(line).join('');
}
