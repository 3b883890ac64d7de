import type { HookPolicy } from '@patchbay/contract/definitions';
import { parseData } from '../additions/merge-additions.ts';
import type { Contract } from '../contract-data.ts';
import { hookSignature } from '../typescript/methods.ts';
import { linksTo, madeFrom, moduleSource, signatures } from './markdown.ts';

const KINDS = {
  lifecycle: 'one plugin is told what becomes of it',
  transform: 'plugins are asked one after the other; each may replace what it is given, or refuse',
  notify: 'plugins are told afterwards, off the request’s path, each through a queue of its own',
  serve: 'one plugin does the work; of a streamed answer the deadline is for the first byte',
  collect: 'all plugins are asked, and what they answer is gathered',
} as const;

const SECOND_MS = 1_000;

/** `docs/reference/hooks.md` */
export function hooksPage(contract: Contract): string {
  const { hooks, data } = contract;
  const policies = parseData<Record<string, HookPolicy>>(data, 'hook-policies');
  const policyOf = (name: string): HookPolicy => {
    const policy = policies[name];
    if (policy === undefined) throw new Error(`hook-policies.json says nothing of ${name}`);
    return policy;
  };
  const overview = Object.entries(KINDS).map(
    ([kind, meaning]) =>
      `- **${kind}**: ${meaning}: ${linksTo(hooks.filter(({ name }) => policyOf(name).kind === kind))}\n`,
  );
  const sections = hooks.map(
    (hook) => `## ${hook.name}

${policyLine(policyOf(hook.name))} Since ${hook.minVersion}.

${signatures(hook, contract, hookSignature)}`,
  );
  return `# Hooks

${madeFrom(`${moduleSource(contract)}; policies: \`libs/contract/data/hook-policies.json\``)}

What a server asks of a plugin, or tells it. A plugin has the hooks that it implements; it says which when it is started. A trailing
\`error\` or \`*model.AppError\` of Go is thrown in TypeScript; \`Returned<T>\` is a \`T\` or a promise of one; what is left out of an
\`Input<T>\` is zero. An answer is missing when the plugin crashed or was too late; an administrator may decide otherwise what becomes
of the operation then.

${overview.join('')}
${sections.join('\n')}`;
}

/** What becomes of an operation whose plugin gave no answer is no question where it is over already. */
function policyLine({ kind, deadlineMs, onFailure, queue }: HookPolicy): string {
  const start = `Kind **${kind}**, deadline ${String(deadlineMs / SECOND_MS)} s`;
  if (queue !== undefined) {
    const dropped = queue.whenFull === 'drop-oldest' ? 'oldest' : 'newest';
    return `${start}, a queue of ${String(queue.limit)} that drops the ${dropped} when it is full.`;
  }
  return `${start}; without an answer the operation ${onFailure === 'open' ? 'goes on' : 'is refused'}.`;
}
