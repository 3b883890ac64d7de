import type { RegistryMethod } from '@patchbay/contract/definitions';
import { parseData } from '../additions/merge-additions.ts';
import type { Contract } from '../contract-data.ts';
import { code, linksTo, madeFrom } from './markdown.ts';

/** `docs/reference/web-registry.md` */
export function registryPage({ data }: Contract): string {
  const methods = parseData<RegistryMethod[]>(data, 'registry');
  const named = (status: RegistryMethod['status']) =>
    linksTo(methods.filter((method) => method.status === status));
  return `# The web registry

${madeFrom('`libs/contract/data/registry.json`')}

What the web half of a plugin gets in \`initialize(registry, store)\`: ${String(methods.length)} methods. Each takes its parameters in order, or as one
object with their names as keys, unless it is said to take the object only. A first version is exact, or known to be at the latest
(\`<=\`), later than (\`>\`) or about (\`~\`) the one that stands there.

- **For plugins**: ${named('public')}
- **Internal** (there for the server's own parts, and may change): ${named('internal')}
- **Deprecated**: ${named('deprecated')}

${methods.map((method) => `## ${method.name}\n\n${details(method)}`).join('\n')}`;
}

function details({
  name,
  params,
  call,
  components,
  store,
  returns,
  since,
  status,
  props,
}: RegistryMethod): string {
  const list = call === 'object' ? `{ ${params.join(', ')} }` : params.join(', ');
  const lines = [
    code(`${name}(${list})`),
    ...(components === undefined
      ? []
      : [`In: ${components.map((each) => code(`plugins.components.${each}`)).join(', ')}`]),
    ...(store === undefined
      ? []
      : [`In: ${code(store.startsWith('plugins-') ? store : `plugins.${store}`)}`]),
    ...Object.entries(props ?? {}).map(
      ([parameter, given]) =>
        `${code(parameter)} gets ${given.length === 0 ? 'nothing' : given.map(code).join(', ')}`,
    ),
    `Gives ${RETURNED[returns]}. Since ${code(since)}${status === 'public' ? '' : `; ${status}`}`,
  ];
  return lines.map((line) => `- ${line}\n`).join('');
}

const RETURNED: Readonly<Record<RegistryMethod['returns'], string>> = {
  id: 'an id for `unregisterComponent`',
  nothing: 'nothing',
  object: 'an object',
};
