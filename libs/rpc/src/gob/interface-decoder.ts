import { GobError } from '../errors.ts';
import type { GobDecoder } from './decoder.ts';
import { errorFrom } from './errors-on-wire.ts';
import type { LocalType, LocalTypes } from './local-type.ts';
import { asGobType } from './special.ts';

type Decode = (r: GobDecoder, seed?: unknown) => unknown;

/** These come back from JavaScript as the same Go type without being marked. */
const PLAIN = new Set(['[]interface {}', 'map[string]interface {}', '[]uint8']);

/** A registered name as it stands on the wire, and how its values are read, by the sender's type id. */
interface Known {
  readonly name: string;
  readonly bytes: Buffer;
  readonly marked: boolean;
  readonly decoders: Map<number, Decode>;
}

/** Reads values of Go interfaces. A concrete type that is not registered fails the value, with its name. */
export class InterfaceDecoder {
  readonly #local: LocalTypes;
  readonly #decoder: (type: LocalType, id: number) => Decode;
  /** By the length of the name: comparing the few bytes of one or two candidates beats making a string of them. */
  readonly #known: Known[][] = [];

  constructor(local: LocalTypes, decoder: (type: LocalType, id: number) => Decode) {
    this.#local = local;
    this.#decoder = decoder;
  }

  forget(): void {
    this.#known.length = 0;
  }

  /** Nil is null here, as in JSON: inside lists and maps there is no other way to see it. */
  readonly any: Decode = (r) => {
    const length = r.nameLength();
    return length === 0 ? null : this.#value(r, this.#find(r, length));
  };

  readonly error: Decode = (r) => {
    const length = r.nameLength();
    if (length === 0) return undefined;
    const known = this.#find(r, length);
    return errorFrom(known.name, this.#value(r, known));
  };

  #find(r: GobDecoder, length: number): Known {
    for (const known of this.#known[length] ?? []) if (r.takes(known.bytes)) return known;
    const name = r.name(length);
    const known = { name, bytes: Buffer.from(name), marked: !PLAIN.has(name), decoders: new Map() };
    // What nobody registered is not worth keeping.
    if (this.#local.registered(name) !== undefined) (this.#known[length] ??= []).push(known);
    return known;
  }

  #value(r: GobDecoder, known: Known): unknown {
    const id = r.interfaceType();
    const decode = known.decoders.get(id) ?? this.#learn(known, id);
    r.topLevel(id);
    r.enter();
    const value = decode(r);
    r.depth--;
    return known.marked && typeof value === 'object' && value !== null ? asGobType(known.name, value) : value;
  }

  #learn(known: Known, id: number): Decode {
    const type = this.#local.registered(known.name);
    if (type === undefined)
      throw new GobError('unregistered', `name not registered for interface: ${JSON.stringify(known.name)}`);
    const decode = this.#decoder(type, id);
    known.decoders.set(id, decode);
    return decode;
  }
}
