import type { FieldDefinition, TypeDefinition, TypeTable } from './gob/local-type.ts';

/**
 * What the wire's structs have beyond the pinned module (contract: server-plugins §5, §8). Peers without these fields
 * pass over them and send none, so that zero means "does not know of it".
 */
const LATER_FIELDS: Readonly<Record<string, readonly FieldDefinition[]>> = {
  'plugin.Z_OnActivateArgs': [{ name: 'ContextHTTP', type: 'bool' }],
  'plugin.Z_OnActivateReturns': [{ name: 'ContextHTTP', type: 'bool' }],
  'plugin.Z_ServeHTTPArgs': [
    { name: 'RequestContextStream', type: 'uint32' },
    { name: 'RequestContext', type: 'plugin.rpcRequestContext' },
  ],
  'plugin.Z_PluginHTTPStreamArgs': [
    { name: 'RequestContextStream', type: 'uint32' },
    { name: 'RequestContext', type: 'plugin.rpcRequestContext' },
  ],
};

/** Structs that no table has, and those of which we send and read a part only. */
const OWN_TYPES: TypeTable = {
  'plugin.rpcRequestContext': {
    kind: 'struct',
    fields: [{ name: 'DeadlineUnixNano', type: 'int64 as bigint' }],
  },
  // Of http.Response, which leads to the certificates of a TLS connection: Go before 1.23 cannot read their
  // definitions, and a plugin has no use for them.
  'plugin.HTTPResponseSubset': {
    kind: 'struct',
    fields: [
      { name: 'Status', type: 'string' },
      { name: 'StatusCode', type: 'int' },
      { name: 'Proto', type: 'string' },
      { name: 'ProtoMajor', type: 'int' },
      { name: 'ProtoMinor', type: 'int' },
      { name: 'Header', type: 'http.Header' },
      { name: 'ContentLength', type: 'int64' },
    ],
  },
  'plugin.Z_PluginHTTPReturns': {
    kind: 'struct',
    fields: [
      { name: 'Response', type: '*plugin.HTTPResponseSubset' },
      { name: 'ResponseBody', type: '[]uint8' },
    ],
  },
};

/** What the wire adds to the contract's table, and says otherwise. */
export function laterTypes(table: TypeTable): TypeTable {
  const own: Record<string, TypeDefinition> = { ...OWN_TYPES };
  for (const [name, later] of Object.entries(LATER_FIELDS)) {
    const definition = table[name];
    const known = definition?.fields ?? [];
    const missing = later.filter((field) => !known.some((other) => other.name === field.name));
    own[name] = { ...definition, kind: 'struct', fields: [...known, ...missing] };
  }
  return own;
}
