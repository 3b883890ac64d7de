import type { ZodType } from 'zod';
import { invalidBodyParam } from './errors.ts';
import type { JsonBody } from './json-body.middleware.ts';

/**
 * What a schema makes of a JSON body; the body itself without one. Throws 400 `api.context.invalid_body_param.app_error`
 * that names the path for one that is missing, not JSON or not matching, and 413 for one that is too large.
 */
export function readJson<Value>(body: JsonBody, schema: ZodType<Value>): Value;
export function readJson(body: JsonBody, schema: ZodType | undefined): unknown;
export function readJson(body: JsonBody, schema: ZodType | undefined): unknown {
  if ('error' in body) throw body.error;
  if (!schema) return body.value;
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidBodyParam(issue?.path.join('.') || 'body', issue?.message);
}
