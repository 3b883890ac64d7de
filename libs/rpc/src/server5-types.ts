import type { TypeDefinition, TypeTable } from './gob/local-type.ts';

/**
 * Methods whose answer holds a manifest. Until server 6 the executables of a manifest were a struct and not a map,
 * which Go refuses by the definition alone, and its client gives the whole connection up. We tell such plugins by
 * their not having an SQL driver; the few releases of server 5 that had one fail here as they do under Mattermost.
 */
export const METHODS_WITH_MANIFEST: ReadonlySet<string> = new Set(['GetPlugins', 'InstallPlugin']);

/** The struct that stands for a `plugin.Z_…Returns` to a plugin built for server 5. */
export function server5Reply(method: string): string {
  return `server5.Z_${method}Returns`;
}

/** Those structs, and what they lead to: as in the contract, but that the executables are left out. */
export function server5Types(table: TypeTable): TypeTable {
  const own: Record<string, TypeDefinition> = {
    'server5.ManifestServer': without(table['model.ManifestServer'], 'Executables'),
    'server5.Manifest': replaced(table['model.Manifest'], 'ManifestServer'),
  };
  for (const method of METHODS_WITH_MANIFEST)
    own[server5Reply(method)] = replaced(table[`plugin.Z_${method}Returns`], 'Manifest');
  return own;
}

function without(definition: TypeDefinition | undefined, name: string): TypeDefinition {
  return { kind: 'struct', fields: (definition?.fields ?? []).filter((field) => field.name !== name) };
}

/** The same struct with the type `model.name` replaced by `server5.name`. */
function replaced(definition: TypeDefinition | undefined, name: string): TypeDefinition {
  const fields = definition?.fields ?? [];
  const end = new RegExp(`model\\.${name}$`);
  return {
    kind: 'struct',
    fields: fields.map((field) => ({ ...field, type: field.type.replace(end, `server5.${name}`) })),
  };
}
