/**
 * What may be passed where a model value is expected: any property may be left out, and stands for its zero value
 * then. Reading always gives every property.
 */
export type Input<T> = T extends Leaf
  ? T
  : T extends readonly (infer Element)[]
    ? readonly Input<Element>[]
    : T extends object
      ? { [Property in keyof T]?: Input<T[Property]> | null }
      : T;

type Leaf =
  | string
  | number
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | Date
  | Uint8Array
  | ReadonlyMap<unknown, unknown>
  | ((...parameters: never[]) => unknown);

/** What a hook may return: the value, or a promise of it. */
export type Returned<T> = T | Promise<T>;
