import { decodeJson } from './decode-json.ts';
import { decodeYaml } from './decode-yaml.ts';
import { ManifestError } from './errors.ts';
import { fieldPath } from './field-path.ts';
import { manifestSchema } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestIssue } from './validate-manifest.ts';

export type ManifestFormat = 'json' | 'yaml';

/**
 * Parses the text of a manifest; the id is lower-cased, keys that nobody knows are left out
 * (contract: server-plugins §1). Whether the values make sense is for `validateManifest` to say.
 * Throws ManifestError `manifest-malformed` with every field of the wrong type.
 */
export function parseManifest(text: string, format: ManifestFormat, file?: string): Manifest {
  const name = file ?? (format === 'json' ? 'plugin.json' : 'plugin.yaml');
  const parsed = manifestSchema.safeParse(decode(text, format, name));
  if (parsed.success) return { ...parsed.data, id: parsed.data.id.toLowerCase() };
  const issues = parsed.error.issues.map((issue): ManifestIssue => {
    const path = fieldPath(issue.path);
    const expected = 'expected' in issue ? article(String(issue.expected)) : 'something else';
    return { severity: 'error', path, message: `must be ${expected}`, remedy: `Write ${expected} there.` };
  });
  const [first] = issues;
  const where = first === undefined || first.path === '' ? 'the file' : first.path;
  const more = issues.length > 1 ? ` (and ${String(issues.length - 1)} more)` : '';
  throw new ManifestError(
    'manifest-malformed',
    `${name}: ${where} ${first?.message ?? 'is malformed'}${more}. ${first?.remedy ?? ''}`.trimEnd(),
    { issues, cause: parsed.error },
  );
}

function decode(text: string, format: ManifestFormat, name: string): unknown {
  try {
    return format === 'json' ? decodeJson(text) : decodeYaml(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error);
    throw new ManifestError(
      'manifest-malformed',
      `${name} is not valid ${format.toUpperCase()}: ${reason}. Correct that place and pack the plugin again.`,
      { cause: error },
    );
  }
}

const NAMES: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const article = (expected: string): string => NAMES[expected] ?? expected;
