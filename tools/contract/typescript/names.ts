import type { GoTypeDefinition } from '@patchbay/contract/definitions';
import { parseGoType, type GoType } from '@patchbay/contract/go-type';

export type GoTypes = Readonly<Record<string, GoTypeDefinition>>;

/** Go types whose TypeScript form is hand-written or built in; the generator does not look inside them. */
export const HAND_WRITTEN: Readonly<Record<string, string>> = {
  'time.Time': 'Date',
  'url.URL': 'string',
  'model.AppError': 'AppError',
  'http.Header': 'HttpHeader',
  'http.Request': 'HttpRequest',
  'http.Response': 'HttpResponse',
  'http.ResponseWriter': 'ResponseWriter',
  'io.Reader': 'Readable',
  'io.ReadCloser': 'Readable',
  'io.Writer': 'Writable',
};

/** Names that generated text uses with their global or imported meaning. */
const TAKEN = new Set([
  ...Object.values(HAND_WRITTEN),
  'Array',
  'Error',
  'Map',
  'Promise',
  'Record',
  'Uint8Array',
  'Input',
  'Returned',
  'HookName',
  'ApiName',
  'Hooks',
  'API',
]);

/** Gives every named Go type a TypeScript name: its plain name, model first; whoever comes second gets its package in front. */
export function nameTypes(types: GoTypes): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(HAND_WRITTEN));
  const taken = new Set(TAKEN);
  const rank = (name: string) => (name.startsWith('model.') ? 0 : name.startsWith('plugin.') ? 1 : 2);
  const ordered = Object.keys(types).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const goName of ordered) {
    if (names.has(goName)) continue;
    const name = chooseName(goName, taken);
    names.set(goName, name);
    taken.add(name);
  }
  return names;
}

function chooseName(goName: string, taken: ReadonlySet<string>): string {
  const [packageName = '', ...rest] = goName.replace(/\[.*$/, '').split('.');
  const plain = rest.join('.');
  const candidates = [plain, packageName.charAt(0).toUpperCase() + packageName.slice(1) + plain];
  const name = candidates.find((candidate) => !taken.has(candidate));
  if (name === undefined) throw new Error(`No free TypeScript name for ${goName}: ${candidates.join(', ')}`);
  return name;
}

/** All named types below an expression. */
export function namedTypesIn(type: GoType): string[] {
  switch (type.kind) {
    case 'named':
      return [type.name];
    case 'pointer':
    case 'slice':
    case 'array':
      return namedTypesIn(type.elem);
    case 'map':
      return [...namedTypesIn(type.key), ...namedTypesIn(type.elem)];
    default:
      return [];
  }
}

/** The named types a definition mentions. */
export function mentionedIn(definition: GoTypeDefinition): string[] {
  const expressions =
    definition.kind === 'struct'
      ? definition.fields.map((field) => field.type)
      : 'elem' in definition
        ? [...('key' in definition ? [definition.key] : []), definition.elem]
        : 'target' in definition
          ? [definition.target]
          : [];
  return expressions.flatMap((expression) => namedTypesIn(parseGoType(expression)));
}
