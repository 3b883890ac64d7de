import type { TypeTable } from '../gob/local-type.ts';

/** net/rpc's own structs (contract: go-plugin-wire §D.2). A client does not need to be told what it called. */
export const RPC_TYPES: TypeTable = {
  'rpc.Request': {
    kind: 'struct',
    fields: [
      { name: 'ServiceMethod', type: 'string' },
      { name: 'Seq', type: 'uint64' },
    ],
  },
  'rpc.Response': {
    kind: 'struct',
    fields: [
      { name: 'ServiceMethod', type: 'string' },
      { name: 'Seq', type: 'uint64' },
      { name: 'Error', type: 'string' },
    ],
  },
  'rpc.ResponseSeen': {
    kind: 'struct',
    fields: [
      { name: 'Seq', type: 'uint64' },
      { name: 'Error', type: 'string' },
    ],
  },
};
