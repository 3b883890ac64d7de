import { z } from 'zod';
import { manifestSchema } from './manifest.ts';

/** Every field name of the manifest, of whatever depth; what an author names freely is not among them. */
export const manifestFieldNames: ReadonlySet<string> = collect('fields');

/** The field names whose value is text. */
export const manifestTextFieldNames: ReadonlySet<string> = collect('text');

type Node = { type?: string; properties?: Record<string, Node>; items?: Node };

function collect(kind: 'fields' | 'text'): Set<string> {
  const names = new Set<string>();
  const walk = (node: Node): void => {
    for (const [name, held] of Object.entries(node.properties ?? {})) {
      if (kind === 'fields' || held.type === 'string') names.add(name);
      walk(held);
    }
    if (node.items !== undefined) walk(node.items);
  };
  walk(z.toJSONSchema(manifestSchema, { io: 'input' }) as Node);
  return names;
}
