import { serverVersion } from '@patchbay/contract';
import { z, type ZodType } from 'zod';
import type { UnlicensedFeature } from '../unlicensed/unlicensed-feature.ts';
import { unlicensedFeatures } from '../unlicensed/unlicensed-features.ts';
import { ANSWERS } from './answers.ts';
import { ModelSchemas, type Schema } from './model-schemas.ts';
import type { Operation } from './operation.ts';
import { readOperations } from './read-operations.ts';
import { whoMay } from './who-may.ts';

/** What only the source says of a handler: its comment, and the type of the contract that it answers with. */
export interface SourceFacts {
  readonly summary: string;
  /** `model.User`; undefined where the answer is of no type of the contract. */
  readonly model?: string;
  /** It answers a list of them. */
  readonly isList?: boolean;
  /** The schema of the type that it is declared to answer; `{ model }` in it stands for a type of that name. */
  readonly schema?: Schema;
  /** The media type of an answer that is no JSON. */
  readonly media?: string;
  /** It answers nothing but errors. */
  readonly refuses?: boolean;
}

const ID: Schema = { type: 'string', pattern: '^[a-z0-9]{26}$' };
const ERROR = { $ref: '#/components/responses/Error' };

/** The whole API as an OpenAPI 3.1 document. @param facts by `Controller.handler` */
export function openApiDocument(facts: Readonly<Record<string, SourceFacts>>): Record<string, unknown> {
  const models = new ModelSchemas();
  const operations = readOperations().sort(byPath);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    const at = (paths[path] ??= {});
    // The first that is registered answers.
    at[operation.method.toLowerCase()] ??= describe(
      operation,
      facts[`${operation.controller}.${operation.handler}`],
      models,
    );
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Patchbay',
      version: serverVersion,
      summary: 'The REST API of Mattermost, as this server answers it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { cookie: [] }],
    tags: [...new Set(operations.map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The header `Token` of a login, or a personal access token.',
        },
        cookie: { type: 'apiKey', in: 'cookie', name: 'MMAUTHTOKEN' },
      },
      responses: {
        Error: {
          description: 'Why not.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/AppError' } } },
        },
      },
      schemas: { ...models.components, AppError: APP_ERROR, Ok: OK_SCHEMA },
    },
  };
}

const OK_SCHEMA: Schema = {
  type: 'object',
  properties: { status: { const: 'OK' } },
  required: ['status'],
};

const APP_ERROR: Schema = {
  type: 'object',
  properties: {
    id: { type: 'string', description: "Mattermost's id of the error." },
    message: { type: 'string' },
    detailed_error: { type: 'string', description: 'For developers: empty unless EnableDeveloper is on.' },
    request_id: ID,
    status_code: { type: 'integer' },
  },
  required: ['id', 'message', 'detailed_error', 'request_id', 'status_code'],
};

function describe(operation: Operation, facts: SourceFacts | undefined, models: ModelSchemas): object {
  const { method, path, status, isPublic, localOnly } = operation;
  const route = path.replace('/api/v4', '');
  const licensed = unlicensedFeatures.find(({ routes }) => routes.includes(`${method} ${route}`));
  const allowed = whoMay(method, route);
  const operationId = licensed
    ? operation.handler.replaceAll(/\W+/g, '_')
    : `${operation.controller.replace(/Controller$/, '')}_${operation.handler}`;
  const summary = licensed ? summaryOf(licensed) : facts?.summary;
  return {
    operationId,
    tags: [tagOf(operation)],
    ...(summary && { summary: summary.split('\n')[0] }),
    ...(allowed.length > 0 && { description: `Allowed: ${allowed.join('; or ')}.` }),
    ...(isPublic && { security: [{}] }),
    ...(localOnly && { 'x-local-only': true }),
    parameters: parametersOf(operation),
    ...(operation.takesBody && { requestBody: bodyOf(operation.body) }),
    responses: {
      ...(licensed && { [licensed.status]: { ...ERROR } }),
      ...(!licensed && !facts?.refuses && { [status]: answerOf(ANSWERS[operationId] ?? facts, models) }),
      default: ERROR,
    },
  };
}

function summaryOf({ feature, message }: UnlicensedFeature): string {
  return message === undefined
    ? `${feature}: needs a licence, which there is none of`
    : `${feature}: ${message}`;
}

function parametersOf({ path, ids, query, isPaged }: Operation): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: ids.includes(name)
      ? name === 'user_id'
        ? { anyOf: [ID, { const: 'me' }] }
        : ID
      : { type: 'string' },
  }));
  const texts = [...new Set(query)].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const pages = [
    { name: 'page', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } },
    { name: 'per_page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 60 } },
  ];
  return [...inPath, ...texts, ...(isPaged ? pages : [])];
}

function bodyOf(schema: ZodType | undefined): object {
  return { content: { 'application/json': { schema: schema ? jsonSchema(schema) : {} } } };
}

function jsonSchema(schema: ZodType): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

function answerOf(facts: Omit<SourceFacts, 'summary'> | undefined, models: ModelSchemas): object {
  if (facts?.media) return { description: 'The answer.', content: { [facts.media]: {} } };
  const schema = facts?.model ? models.of(facts.model) : resolved(facts?.schema, models);
  if (!schema) return { description: 'The answer.' };
  const whole = facts?.isList ? { type: 'array', items: schema } : schema;
  return { description: 'The answer.', content: { 'application/json': { schema: whole } } };
}

/** With types of the contract put in where `{ model }` names one; any value where it names none. */
function resolved(schema: Schema | undefined, models: ModelSchemas): Schema | undefined {
  if (!schema) return undefined;
  if (typeof schema['model'] === 'string')
    return models.has(schema['model']) ? models.of(schema['model']) : {};
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key === 'items' || key === 'additionalProperties') return [key, resolved(value as Schema, models)];
    if (key === 'anyOf') return [key, (value as Schema[]).map((each) => resolved(each, models))];
    if (key !== 'properties') return [key, value];
    const properties = Object.entries(value as Record<string, Schema>);
    return [key, Object.fromEntries(properties.map(([name, each]) => [name, resolved(each, models)]))];
  });
  return Object.fromEntries(entries) as Schema;
}

/** The first part of the path that says something. */
function tagOf({ path }: Operation): string {
  return /^\/(?:api\/)?(?:v4\/)?(\w+)/.exec(path)?.[1] ?? 'api';
}

function byPath(a: Operation, b: Operation): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1;
}
