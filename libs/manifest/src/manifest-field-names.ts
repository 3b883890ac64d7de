import { z } from 'zod';
import { manifestSchema } from './manifest.ts';

type Node = { type?: string; properties?: Record<string, Node>; items?: Node };
type Kind = 'fields' | 'text';

/** Collected when first asked for: a manifest that is written as it should be never asks. */
const collected = new Map<Kind, ReadonlySet<string>>();

/** Whether it is a field name of the manifest, of whatever depth; what an author names freely is not among them. */
export const isManifestField = (name: string): boolean => names('fields').has(name);

/** Whether it is the name of a field whose value is text. */
export const isManifestTextField = (name: string): boolean => names('text').has(name);

function names(kind: Kind): ReadonlySet<string> {
  const found = collected.get(kind) ?? collect(kind);
  collected.set(kind, found);
  return found;
}

function collect(kind: Kind): Set<string> {
  const found = new Set<string>();
  const walk = (node: Node): void => {
    for (const [name, held] of Object.entries(node.properties ?? {})) {
      if (kind === 'fields' || held.type === 'string') found.add(name);
      walk(held);
    }
    if (node.items !== undefined) walk(node.items);
  };
  walk(z.toJSONSchema(manifestSchema, { io: 'input' }) as Node);
  return found;
}
