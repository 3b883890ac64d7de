import type { MethodDefinition } from '@patchbay/contract/definitions';
import type { Contract } from '../contract-data.ts';
import { apiSignature } from '../typescript/methods.ts';
import { linksTo, madeFrom, moduleSource, signatures } from './markdown.ts';

const WITHOUT_AREA = 'Other';

/** `docs/reference/api.md` */
export function apiPage(contract: Contract): string {
  const areas = new Map<string, MethodDefinition[]>();
  for (const method of contract.api) {
    const area = inWords(method.tags[0] ?? WITHOUT_AREA);
    areas.set(area, [...(areas.get(area) ?? []), method]);
  }
  const sorted = [...areas].sort(([a], [b]) =>
    a === WITHOUT_AREA || b === WITHOUT_AREA
      ? Number(a === WITHOUT_AREA) - Number(b === WITHOUT_AREA)
      : a < b
        ? -1
        : 1,
  );
  const overview = sorted.map(([area, methods]) => `- **${area}**: ${linksTo(methods)}\n`);
  const sections = sorted.map(
    ([area, methods]) =>
      `## ${area}\n\n${methods.map((method) => `### ${method.name}\n\n${details(method, contract)}`).join('\n')}`,
  );
  return `# API

${madeFrom(moduleSource(contract))}

What a plugin may ask of a server: ${String(contract.api.length)} methods. A trailing \`error\` or \`*model.AppError\` of Go is thrown in
TypeScript, as an \`AppError\` where Go has one; a method without either cannot fail on the server's side. A method that this server
does not have yet answers with an \`AppError\` of status 501 that names it. What is left out of an \`Input<T>\` is zero.

${overview.join('')}
${sections.join('\n')}`;
}

function details(method: MethodDefinition, contract: Contract): string {
  return `${signatures(method, contract, apiSignature)}- Since ${method.minVersion}\n`;
}

/** `KeyValueStore` is the area "Key value store". */
function inWords(tag: string): string {
  const words = tag.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  return words
    .map((word, index) => (index === 0 || /^[A-Z]{2}/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}
