import { json } from './generated/schema.ts';

/** One field of a message. */
export type ProtoField = readonly [
  number: number,
  /** Where the value is in JavaScript: a property of an object, or a place in a list of arguments or results. */
  property: string | number,
  /** As in the `.proto` file; parts of a oneof are `optional`. */
  type: string,
  /** The fields of this message are properties of its owner. */
  embedded?: true,
];

/** One rpc; without the last, neither side streams. */
export type ProtoCall = readonly [request: string, response: string, streams?: 'request' | 'both'];

/** What `proto/patchbay/plugin/v1` says, and how it lies in JavaScript. */
export interface ProtoSchema {
  readonly messages: Readonly<Record<string, readonly ProtoField[]>>;
  readonly services: Readonly<Record<'Hooks' | 'API', Readonly<Record<string, ProtoCall>>>>;
}

let schema: ProtoSchema | undefined;

/** Parsed when first asked for: a server without gRPC plugins has no use for it. */
export function protoSchema(): ProtoSchema {
  return (schema ??= JSON.parse(json) as ProtoSchema);
}
