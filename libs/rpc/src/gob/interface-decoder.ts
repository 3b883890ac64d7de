import { GobError } from '../errors.ts';
import type { GobDecoder } from './decoder.ts';
import { errorFrom } from './errors-on-wire.ts';
import type { LocalType, LocalTypes } from './local-type.ts';
import { asGobType } from './special.ts';

type Decode = (r: GobDecoder, seed?: unknown) => unknown;

/** These come back from JavaScript as the same Go type without being marked. */
const PLAIN = new Set(['[]interface {}', 'map[string]interface {}', '[]uint8']);

/** Reads values of Go interfaces. A concrete type that is not registered fails the value, with its name. */
export class InterfaceDecoder {
  readonly #local: LocalTypes;
  readonly #decoder: (type: LocalType, id: number) => Decode;
  readonly #known = new Map<string, Map<number, Decode>>();

  constructor(local: LocalTypes, decoder: (type: LocalType, id: number) => Decode) {
    this.#local = local;
    this.#decoder = decoder;
  }

  forget(): void {
    this.#known.clear();
  }

  /** Nil is null here, as in JSON: inside lists and maps there is no other way to see it. */
  readonly any: Decode = (r) => {
    const name = r.interfaceName();
    return name === '' ? null : this.#value(r, name);
  };

  readonly error: Decode = (r) => {
    const name = r.interfaceName();
    return name === '' ? undefined : errorFrom(name, this.#value(r, name));
  };

  #value(r: GobDecoder, name: string): unknown {
    const id = r.interfaceType();
    const decode = this.#known.get(name)?.get(id) ?? this.#learn(name, id);
    r.topLevel(id);
    r.enter();
    const value = decode(r);
    r.depth--;
    return typeof value === 'object' && value !== null && !PLAIN.has(name) ? asGobType(name, value) : value;
  }

  #learn(name: string, id: number): Decode {
    const type = this.#local.registered(name);
    if (type === undefined)
      throw new GobError('unregistered', `name not registered for interface: ${JSON.stringify(name)}`);
    const decode = this.#decoder(type, id);
    let byId = this.#known.get(name);
    if (byId === undefined) this.#known.set(name, (byId = new Map<number, Decode>()));
    byId.set(id, decode);
    return decode;
  }
}
