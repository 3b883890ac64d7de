/** A Go type expression, taken apart. `named` types are described in `goTypes`; `interface` is `any` or `error`. */
export type GoType =
  | { readonly kind: 'basic'; readonly name: GoBasicName }
  | { readonly kind: 'interface'; readonly name: 'any' | 'error' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'pointer'; readonly elem: GoType }
  | { readonly kind: 'slice'; readonly elem: GoType }
  | { readonly kind: 'array'; readonly elem: GoType; readonly length: number }
  | { readonly kind: 'map'; readonly key: GoType; readonly elem: GoType }
  | { readonly kind: 'emptyStruct' };

const BASIC_NAMES = [
  'bool',
  'string',
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'uintptr',
  'float32',
  'float64',
  'complex64',
  'complex128',
] as const;

export type GoBasicName = (typeof BASIC_NAMES)[number];

const basicNames: ReadonlySet<string> = new Set(BASIC_NAMES);

/** Whether a name is one of Go's predeclared scalar types. */
export function isGoBasicName(name: string): name is GoBasicName {
  return basicNames.has(name);
}

/**
 * Parses a type expression of the contract's data, such as `map[string][]*model.Post`.
 * Throws a SyntaxError naming the expression and the place when it is not one.
 */
export function parseGoType(expression: string): GoType {
  const [type, end] = parseAt(expression, 0);
  if (end !== expression.length) throw unexpected(expression, end);
  return type;
}

function parseAt(text: string, at: number): [GoType, number] {
  if (text[at] === '*') {
    const [elem, end] = parseAt(text, at + 1);
    return [{ kind: 'pointer', elem }, end];
  }
  if (text.startsWith('[]', at)) {
    const [elem, end] = parseAt(text, at + 2);
    return [{ kind: 'slice', elem }, end];
  }
  if (text.startsWith('map[', at)) {
    const [key, keyEnd] = parseAt(text, at + 4);
    if (text[keyEnd] !== ']') throw unexpected(text, keyEnd);
    const [elem, end] = parseAt(text, keyEnd + 1);
    return [{ kind: 'map', key, elem }, end];
  }
  if (text.startsWith('struct{}', at)) return [{ kind: 'emptyStruct' }, at + 8];
  const length = /^\[(\d+)\]/.exec(text.slice(at));
  if (length) {
    const [elem, end] = parseAt(text, at + length[0].length);
    return [{ kind: 'array', elem, length: Number(length[1]) }, end];
  }
  return parseName(text, at);
}

function parseName(text: string, at: number): [GoType, number] {
  const name = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?/.exec(text.slice(at))?.[0];
  if (name === undefined) throw unexpected(text, at);
  let end = at + name.length;
  if (name === 'any' || name === 'error') return [{ kind: 'interface', name }, end];
  if (isGoBasicName(name)) return [{ kind: 'basic', name }, end];
  if (!name.includes('.')) throw unexpected(text, at);
  if (text[end] === '[') end = typeArgumentsEnd(text, end);
  return [{ kind: 'named', name: text.slice(at, end) }, end];
}

/** An instantiated generic type is one name, `model.PropertyOptions[*model.PluginPropertyOption]`. */
function typeArgumentsEnd(text: string, open: number): number {
  let at = open;
  do {
    [, at] = parseAt(text, at + 1);
  } while (text[at] === ',');
  if (text[at] !== ']') throw unexpected(text, at);
  return at + 1;
}

function unexpected(text: string, at: number): SyntaxError {
  return new SyntaxError(`Not a Go type expression: "${text}" (unexpected text at ${at})`);
}
