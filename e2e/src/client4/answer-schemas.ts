import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { AnySchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

import { repository } from '../start-patchbay.ts';
import { answerTypes, declarationPath } from './answer-types.ts';

const CACHE = join(repository, 'node_modules/.cache/patchbay-client4');
/** Of what makes the schemas; another one makes them anew. */
const GENERATOR = '1';

/**
 * One JSON schema whose definitions are what the package's types say of each call's answer, by the call's name. Made by the
 * TypeScript compiler from the declarations in node_modules, and kept in node_modules/.cache until those change.
 */
export function answerSchemas(): AnySchemaObject {
  const types = answerTypes();
  const version = readFileSync(join(dirname(declarationPath), '../../types/package.json'));
  const hash = createHash('sha256')
    .update(GENERATOR)
    .update(version)
    .update(types)
    .digest('hex')
    .slice(0, 16);
  const made = join(CACHE, `answers-${hash}.json`);
  if (existsSync(made)) return JSON.parse(readFileSync(made, 'utf8')) as AnySchemaObject;
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, `answers-${hash}-${process.pid}.ts`);
  writeFileSync(path, types);
  const schema = createGenerator({
    path,
    type: '*',
    expose: 'export',
    additionalProperties: true,
    skipTypeCheck: true,
    encodeRefs: false,
    jsDoc: 'none',
    functions: 'hide',
  }).createSchema('*');
  writeFileSync(`${made}.${process.pid}`, JSON.stringify(schema));
  // There whole or not at all.
  renameSync(`${made}.${process.pid}`, made);
  return schema as AnySchemaObject;
}
