import { REFERENCE_STYLE } from './reference-style.ts';

interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
  readonly responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>;
}

type Schema = Readonly<Record<string, unknown>>;

/** What the page needs of the document. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly summary: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Listed extends OperationObject {
  readonly method: string;
  readonly path: string;
}

/** The document as one page of HTML: no script, nothing from elsewhere, readable in the light and in the dark. */
export function referencePage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Listed => ({ ...operation, method, path })),
  );
  const tags = document.tags.map(({ name }) => name);
  const of = (tag: string) => operations.filter((operation) => operation.tags.includes(tag));
  const { title, version, summary } = document.info;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escape(title)} API</title><style>${REFERENCE_STYLE}</style></head><body>
<header><h1>${escape(title)} API</h1><p>${escape(summary)} Mattermost ${escape(version)}. ${operations.length} operations; the same for tools:
<a href="/api/v4/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Areas"><ul>${tags.map((tag) => `<li><a href="#${escape(tag)}">${escape(tag)} <small>${of(tag).length}</small></a></li>`).join('')}
<li><a href="#types">types</a></li></ul></nav>
<main>${tags.map((tag) => section(tag, of(tag))).join('\n')}
<section id="types"><h2>types</h2>${Object.entries(document.components.schemas).map(type).join('\n')}</section></main></body></html>
`;
}

function section(tag: string, operations: readonly Listed[]): string {
  return `<section id="${escape(tag)}"><h2>${escape(tag)}</h2>${operations.map(operation).join('\n')}</section>`;
}

function operation({ operationId, method, path, summary, description, ...rest }: Listed): string {
  return `<details id="${escape(operationId)}"><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escape(path)}</code>
<span>${escape(summary ?? '')}</span></summary>
${description ? `<p>${escape(description)}</p>` : ''}${parameters(rest.parameters)}${body(rest.requestBody)}${answers(rest.responses)}</details>`;
}

function parameters(all: OperationObject['parameters']): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ name, in: where, schema }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${where}</td><td>${inWords(schema)}</td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join('')}</table>`;
}

function body(sent: OperationObject['requestBody']): string {
  const schema = sent?.content['application/json']?.schema;
  return schema ? `<h4>Body</h4>${schemaText(schema)}` : '';
}

function answers(responses: OperationObject['responses']): string {
  const known = Object.entries(responses).filter(([status]) => status !== 'default');
  return known
    .map(([status, { content }]) => {
      const schema = content?.['application/json']?.schema;
      return `<h4>Answer ${escape(status)}</h4>${schema ? schemaText(schema) : ''}`;
    })
    .join('');
}

function type([name, schema]: [string, Schema]): string {
  return `<details id="type-${escape(name)}"><summary><code>${escape(name)}</code></summary>${schemaText(schema)}</details>`;
}

/** A small one in words, a large one as it stands. */
function schemaText(schema: Schema): string {
  const words = inWords(schema);
  if (words !== '') return `<p>${words}</p>`;
  const text = escape(JSON.stringify(schema, undefined, 2));
  return `<pre>${text.replaceAll(/&quot;#\/components\/schemas\/(\w+)&quot;/g, (_, name: string) => link(name))}</pre>`;
}

function inWords(schema: Schema): string {
  const { $ref, type: kind, items, pattern, anyOf } = schema;
  if (typeof $ref === 'string') return link($ref.split('/').at(-1) ?? '');
  if (pattern === '^[a-z0-9]{26}$') return 'an id';
  if (Array.isArray(anyOf) && anyOf.some((each: Schema) => each['const'] === 'me'))
    return 'an id, or <code>me</code>';
  if (kind === 'array' && items) return `a list of ${inWords(items as Schema) || 'values'}`;
  const isPlain =
    typeof kind === 'string' &&
    Object.keys(schema).every((key) => ['type', 'minimum', 'maximum', 'default'].includes(key));
  if (isPlain && kind !== 'object') return escape(kind === 'string' ? 'text' : kind);
  return Object.keys(schema).length === 0 ? 'any value' : '';
}

const link = (name: string): string => `<a href="#type-${escape(name)}">${escape(name)}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
