import type { LocalType } from './local-type.ts';
import { Dictionary, ZERO_TIME_MS } from './special.ts';

/** Go's zero value of a type, as JavaScript sees it. */
export function zeroOf(type: LocalType): unknown {
  const { shape } = type;
  switch (shape.kind) {
    case 'bool':
      return false;
    case 'string':
    case 'url':
      return '';
    case 'int':
    case 'uint':
    case 'float':
      return 0;
    case 'bigint':
      return 0n;
    case 'bytes':
    case 'opaque':
      return Buffer.alloc(0);
    case 'time':
      return new Date(ZERO_TIME_MS);
    case 'any':
    case 'error':
    case 'pointer':
    case 'never':
      return undefined;
    case 'slice':
      return [];
    case 'array':
      return Array.from({ length: shape.length }, () => zeroOf(shape.elem));
    case 'map':
      return shape.key.shape.kind === 'string' ? new Dictionary() : new Map();
    case 'struct':
      if (shape.tuple) return shape.properties.map((property) => zeroOf(property.type));
      return Object.fromEntries(shape.properties.map(({ property, type: t }) => [property, zeroOf(t)]));
  }
}
