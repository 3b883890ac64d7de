import type { FieldDefinition, GoTypeDefinition } from '@patchbay/contract/definitions';
import { parseGoType } from '@patchbay/contract/go-type';
import { isFlattened, propertyNameOf } from '@patchbay/contract/property-name';
import type { Contract } from '../contract-data.ts';
import { reachableTypes, scalarText } from '../typescript/models.ts';
import { HAND_WRITTEN } from '../typescript/names.ts';
import { isNilable, TypeText } from '../typescript/type-text.ts';
import { anchor, BUILT_IN, code, linksTo, madeFrom, moduleSource, table, typesIn } from './markdown.ts';

/** Hand-written forms: where in the sources, and what they are. */
const BY_HAND: Readonly<Record<string, string>> = {
  AppError:
    'an `Error` with `id`, `status_code`, `message`, `detailed_error`: `libs/contract/src/app-error.ts`',
  HttpHeader: 'values by canonical name: `libs/contract/src/http.ts`',
  HttpRequest:
    'a request as plugins see it; to `PluginHTTP` they pass a `PluginHttpRequest`, which needs a `url` only: `libs/contract/src/http.ts`',
  HttpResponse: 'what `PluginHTTP` answers: `libs/contract/src/http.ts`',
  ResponseWriter:
    'where `ServeHTTP` writes: a `Writable` with header, flush and hijack: `libs/contract/src/http.ts`',
};

/** `docs/reference/models.md` */
export function modelsPage(contract: Contract): string {
  const { types, names, mentioned } = contract;
  const reached = reachableTypes(types, mentioned)
    .map((goName) => ({ goName, name: names.get(goName) ?? goName, definition: types[goName] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const sections = reached.map(({ goName, name, definition }) =>
    definition === undefined ? '' : `## ${name}\n\n${described(goName, definition, contract)}`,
  );
  const byHand = Object.entries(HAND_WRITTEN)
    .filter(([, name]) => !BUILT_IN.has(name))
    .map(([goName, name]) => `## ${name}\n\nGo ${code(goName)}; ${BY_HAND[name] ?? 'written by hand'}.\n`);
  const all = [...reached, ...Object.keys(BY_HAND).map((name) => ({ name }))];
  return `# Models

${madeFrom(moduleSource(contract))}

The types that [hooks](hooks.md) and [API methods](api.md) reach. A property has the name of the JSON tag; without one, or where the
tag is \`-\`, the Go name. Pointers and \`any\` may be missing (\`?\`). Embedded structs stand in their owner. How each Go type looks in
TypeScript is said in [decision 0002](../decisions/0002-contract-as-data.md).

${linksTo(all.sort((a, b) => (a.name < b.name ? -1 : 1)))}

${[...sections, ...byHand].join('\n')}`;
}

function described(goName: string, definition: GoTypeDefinition, contract: Contract): string {
  const text = new TypeText(contract.types, contract.names);
  const go = `Go ${code(goName)}`;
  switch (definition.kind) {
    case 'struct': {
      if (definition.fields.length === 0) return `${go}; has no fields.\n`;
      const rows = definition.fields.map((field) => fieldRow(field, text));
      const links = typesIn(text, contract.names, '');
      return `${go}\n\n${table(['Go', 'TypeScript', 'JSON'], rows)}${links === '' ? '' : `\n${links}\n`}`;
    }
    case 'map':
      return `${go}; ${code(text.map(parseGoType(definition.key), parseGoType(definition.elem)))}.\n`;
    case 'slice':
    case 'array':
      return `${go}; ${code(text.text({ kind: 'slice', elem: parseGoType(definition.elem) }))}.\n`;
    case 'alias':
      return `${go}; ${code(text.of(definition.target))}.\n`;
    case 'interface':
      return `${go}; ${code('unknown')}: any registered type.\n`;
    case 'gobEncoder':
    case 'binaryMarshaler':
      return `${go}; ${code('Uint8Array')}: encodes itself.\n`;
    default:
      return `${go}; ${code(scalarText(definition))}.\n`;
  }
}

/** What JSON leaves out, or leaves out when it is empty, says so. */
function fieldRow(field: FieldDefinition, text: TypeText): string[] {
  const type = parseGoType(field.type);
  const go = code(`${field.name} ${field.type}`);
  const written = text.text(type);
  if (isFlattened(field)) return [go, `all of [${written}](#${anchor(written)})`, ''];
  const property = code(`${propertyNameOf(field)}${isNilable(type) ? '?' : ''}: ${written}`);
  const json = field.json === '-' ? 'never' : code(field.json ?? field.name);
  return [go, property, field.omitempty === true ? `${json}, if not empty` : json];
}
