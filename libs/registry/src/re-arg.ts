type Arguments = Readonly<Record<string, unknown>>;

/**
 * Lets a method be called with positional arguments or with exactly one plain object whose keys are all known names;
 * anything else is positional (contract: webapp §2.18).
 */
export function reArg<Result>(
  names: readonly string[],
  method: (args: Arguments) => Result,
): (...args: unknown[]) => Result {
  return (...args) => {
    const [only] = args;
    if (args.length === 1 && isPlainObject(only) && Object.keys(only).every((key) => names.includes(key))) {
      return method(only);
    }
    return method(Object.fromEntries(names.map((name, index) => [name, args[index]])));
  };
}

function isPlainObject(value: unknown): value is Arguments {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
