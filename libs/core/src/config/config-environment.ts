import type { Logger } from '../logger.ts';
import { configLeaves, setAt, type ConfigLeaf, type ConfigTree } from './config-tree.ts';

/** A setting that a variable overrides (contract: management §1). */
export interface ConfigOverride {
  readonly leaf: ConfigLeaf;
  readonly value: unknown;
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/**
 * The settings that MM_<SECTION>_<FIELD> variables override: booleans as Go's ParseBool reads them, lists split at
 * spaces, maps as one JSON object. A variable that does not fit is left out with a warning that names it.
 */
export function configOverrides(
  environment: Record<string, string | undefined>,
  logger: Logger,
): ConfigOverride[] {
  return configLeaves().flatMap((leaf) => {
    const name = `MM_${leaf.keys.join('_').toUpperCase()}`;
    const text = environment[name];
    if (text === undefined) return [];
    const value = parse(leaf, text);
    const misfit = value === undefined ? { path: leaf.path, takes: leaf.shape } : leaf.misfit(value);
    if (!misfit) return [{ leaf, value }];
    logger.warn(
      `The variable ${name} was ignored: ${misfit.path} takes ${misfit.takes}. Correct or remove it.`,
      { variable: name },
    );
    return [];
  });
}

/** Same nesting as the configuration, true at every override. */
export function environmentTree(overrides: readonly ConfigOverride[]): ConfigTree {
  const tree: ConfigTree = {};
  for (const { leaf } of overrides) setAt(tree, leaf.keys, true);
  return tree;
}

function parse(leaf: ConfigLeaf, text: string): unknown {
  switch (leaf.shape) {
    case 'string':
      return text;
    case 'number':
      return text.trim() === '' ? undefined : Number(text);
    case 'bool':
      return TRUE.has(text) ? true : FALSE.has(text) ? false : undefined;
    case 'slice':
      return text === '' ? [] : text.split(' ');
    default:
      return parseJson(text);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
