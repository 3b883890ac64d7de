import { EncoderPool } from '../gob/encoder.ts';
import { LocalTypes } from '../gob/local-type.ts';
import type { LocalType, RegisteredType, TypeTable } from '../gob/local-type.ts';
import { RPC_TYPES } from './messages.ts';

/** What all connections of a process share: the types, and the encoders compiled from them. */
export class RpcCodec {
  readonly types: LocalTypes;
  readonly encoders: EncoderPool;
  readonly request: LocalType;
  readonly response: LocalType;
  readonly responseSeen: LocalType;
  readonly empty: LocalType;

  constructor(tables: readonly TypeTable[], registered: readonly RegisteredType[] = []) {
    this.types = new LocalTypes([RPC_TYPES, ...tables], registered);
    this.encoders = new EncoderPool(this.types);
    this.request = this.types.tuple('rpc.Request');
    this.response = this.types.tuple('rpc.Response');
    this.responseSeen = this.types.tuple('rpc.ResponseSeen');
    this.empty = this.types.type('struct{}');
  }
}

/** A method of the wire: its full name and the types of its argument and reply. */
export interface RpcMethod {
  /** With the service: `Plugin.MessageWillBePosted`. */
  readonly name: string;
  readonly args: LocalType;
  readonly reply: LocalType;
}
