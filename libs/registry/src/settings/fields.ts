/** Thrown away as soon as one part of it is not what it has to be. */
export class Malformed extends Error {}

export type Given = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Given {
  if (typeof value !== 'object' || value === null) {
    throw new Malformed();
  }
  return value as Given;
}

/** A text that has to be there. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new Malformed();
  }
  return value;
}

/** A text that may be missing; anything else than a text is malformed. */
export function optionalText(value: unknown): string | undefined {
  return value ? textOf(value) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new Malformed();
  }
  return value;
}

export function optionalFunction(value: unknown): ((...args: never[]) => unknown) | undefined {
  if (value !== undefined && typeof value !== 'function') {
    throw new Malformed();
  }
  return value as ((...args: never[]) => unknown) | undefined;
}

/** The parts that are well formed; the others are counted out, one by one. */
export function wellFormed<Part>(
  parts: readonly unknown[],
  read: (part: unknown) => Part,
  warn: () => void,
): Part[] {
  return parts.flatMap((part) => {
    const made = attempt(() => read(part));
    if (made === undefined) {
      warn();
      return [];
    }
    return [made];
  });
}

/** `undefined` for what is malformed. */
export function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Malformed) {
      return undefined;
    }
    throw error;
  }
}
