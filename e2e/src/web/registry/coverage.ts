import { registryMethods } from '@patchbay/contract/web';

import type { Given } from './proof.ts';
import type { Visit } from './visit.ts';

const HEAD = `# What a web plugin can register, and where it is seen

Every method of the registry. Each was called by a plugin in \`e2e/fixtures/web/registry-plugin\`, by turns in either form of call, and
what it registered was looked at in a browser (\`e2e/src/web/registry.spec.ts\`): it was there, what it was given was held against
the contract, and it went when it was taken back, with the \`unregister…\` method that there is for it; what cannot be taken back
went with the plugin. Generated: \`PATCHBAY_WRITE=1\` with
that test writes it anew.

`;

/** What each method's registrations were given, by method. */
export type Collected = ReadonlyMap<string, Readonly<Record<string, Given>>>;

/** docs/reference/registry-coverage.md. */
export function coverage(visits: readonly Visit[], collected: Collected): string {
  const rows = registryMethods
    .filter(({ name }) => name.startsWith('register'))
    .map(({ name }) => {
      const visit = visits.find(({ shows }) => name in shows);
      const given = Object.entries(collected.get(name) ?? {});
      const used = given
        .filter(([, { calls }]) => calls !== undefined)
        .map(([part]) => part)
        .sort();
      const back = visit?.stays?.includes(name) ? 'with the plugin' : 'when taken back';
      return [`\`${name}\``, visit?.place ?? 'nowhere', used.join(', '), back];
    });
  return `${HEAD}${rows.length} methods.\n\n${table([['Method', 'Seen in', 'Called', 'Gone'], ...rows])}`;
}

/** As Prettier writes a table, so that it leaves it alone. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  return (
    line(head) + `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |\n` + body.map(line).join('')
  );
}
