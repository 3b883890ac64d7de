import { protoSchema } from '@patchbay/contract/proto';
import protobuf from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';
import { GO_PLUGIN_MESSAGES } from '../go-plugin-messages.ts';
import { Budget } from './budget.ts';
import { MAX_MESSAGE_BYTES } from './limits.ts';
import { MessageCodec } from './message-codec.ts';

const codecs = new Map<string, MessageCodec>();

/** The codec of a message of patchbay.plugin.v1 or of go-plugin, shared by all connections of this process. */
export function codecOf(name: string): MessageCodec {
  const known = codecs.get(name);
  if (known !== undefined) return known;
  const definition = protoSchema().messages[name] ?? GO_PLUGIN_MESSAGES[name];
  if (definition === undefined) throw new ProtoError('mismatch', `there is no message ${name}`);
  const codec = new MessageCodec(name, definition, codecOf);
  codecs.set(name, codec);
  return codec;
}

/** The bytes of a message; throws a ProtoError for a value that does not fit it. */
export function encode(name: string, value: unknown): Buffer {
  const writer = protobuf.Writer.create();
  try {
    codecOf(name).write(writer, value, 0);
  } catch (error) {
    throw error instanceof ProtoError ? error.within(name) : error;
  }
  const bytes = writer.finish();
  if (bytes.length > MAX_MESSAGE_BYTES)
    throw new ProtoError('limit', `${name} is larger than ${MAX_MESSAGE_BYTES} bytes: send it as a stream`);
  return bytes as Buffer;
}

/** Reads a message; throws a ProtoError for bytes that are not one. */
export function decode(name: string, bytes: Uint8Array): unknown {
  // A Buffer, which the readers of text rely on.
  const reader = protobuf.Reader.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  try {
    return codecOf(name).read(reader, bytes.length, new Budget(bytes.length), 0);
  } catch (error) {
    if (error instanceof ProtoError) throw error.within(name);
    const text = error instanceof Error ? error.message : String(error);
    throw new ProtoError('malformed', `${name}: ${text}`, { cause: error });
  }
}
