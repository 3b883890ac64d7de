import { apiMethods, type ApiName } from '@patchbay/contract';
import { NOTES, UNLICENSED } from './unlicensed-methods.ts';

/** docs/reference/api-coverage.md, from the contract and what is declared of its methods. */
export function coveragePage(): string {
  const names = (Object.keys(apiMethods) as ApiName[]).sort((a, b) => (a < b ? -1 : 1));
  const unlicensed = names.filter((name) => UNLICENSED[name]);
  return `# API coverage

Derived by \`libs/core/src/plugin-api/api-coverage\` from the code, and held to it by \`api-coverage.spec.ts\` there, which calls every method
of a real core. Do not edit: \`PATCHBAY_WRITE_PAGES=1\` beside that test writes it.

Of ${String(names.length)} methods, ${String(names.length - unlicensed.length)} work. The others belong to features that Mattermost has a licence for, and answer what its Team
Edition answers without one: an \`AppError\` with this id and status.

| method | answer |
| ------ | ------ |
${names.map((name) => `| \`${name}\` | ${answerOf(name)} |`).join('\n')}
`;
}

function answerOf(name: ApiName): string {
  const answer = UNLICENSED[name];
  if (answer) return `${String(answer.status)} \`${answer.id}\`: ${answer.why}`;
  const note = NOTES[name];
  return note === undefined ? 'works' : `works; ${note}`;
}
