import { isScalar, parseDocument, visit } from 'yaml';
import { isManifestTextField } from './manifest-field-names.ts';

/** Aliases that one document may expand; more is an attack on memory, not a manifest. */
const MAX_ALIASES = 100;

/**
 * Reads YAML the way a Go decoder fills the manifest struct: in a text field a number or a boolean keeps the
 * characters the author wrote (`version: 1.10` is "1.10"), and null leaves a field unset. Throws YAMLParseError.
 */
export function decodeYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  visit(document, {
    Pair(_, pair) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      if (key === 'props' || key === 'default') return visit.SKIP;
      if (isScalar(pair.value)) {
        if (pair.value.value === null) return visit.REMOVE;
        if (typeof key === 'string' && isManifestTextField(key)) keepSource(pair.value);
      }
      return undefined;
    },
  });
  return (document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown) ?? {};
}

function keepSource(scalar: { value: unknown; source?: string }): void {
  if (typeof scalar.value === 'string' || scalar.source === undefined) return;
  scalar.value = scalar.source;
}
