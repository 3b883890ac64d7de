import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { ZodType } from 'zod';
import { invalidUrlParam } from './errors.ts';
import { jsonBodyOf } from './json-body.middleware.ts';
import { readJson } from './read-json.ts';
import { isId } from '@patchbay/core';
import { contextOf } from './request-context.ts';

/** Metadata key of {@link Public}. */
export const IS_PUBLIC = 'patchbay:public';
/** Metadata key of {@link LocalOnly}. */
export const IS_LOCAL_ONLY = 'patchbay:local-only';

/** The handler answers without a session too; a valid token still gives it one. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** The handler answers on the local socket only; over TCP it is 401. */
export const LocalOnly = () => SetMetadata(IS_LOCAL_ONLY, true);

const requestOf = (execution: ExecutionContext) => execution.switchToHttp().getRequest<IncomingMessage>();

/** The {@link RequestContext} of the request; `SessionContext` in handlers that are not `@Public()`. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  contextOf(requestOf(execution)),
);

/**
 * The parsed JSON body, checked by a schema if one is given; the value is what the schema made of it.
 * Missing, not JSON or not matching: 400 `api.context.invalid_body_param.app_error` that names the path. Too large: 413.
 */
export const JsonBody = (schema?: ZodType) => JsonBodyWith({ wanted: schema });

/** The schema goes wrapped, and not under `schema`: Nest would take it for a pipe, or for its own option. */
const JsonBodyWith = createParamDecorator(
  ({ wanted: schema }: { wanted: ZodType | undefined }, execution: ExecutionContext) =>
    readJson(jsonBodyOf(requestOf(execution)), schema),
);

/** The body as it came, for handlers that look at it later (`readJson`) or have errors of their own for a bad one. */
export const RawJsonBody = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  jsonBodyOf(requestOf(execution)),
);

/** The same for handlers that need no body: one that is missing is an empty object. */
export const OptionalJsonBody = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  jsonBodyOf(requestOf(execution), { value: {} }),
);

/**
 * A 26-character id of the path, or 400 `api.context.invalid_url_param.app_error`. For `user_id`, `me` is the
 * session's user.
 */
export const IdParam = createParamDecorator((name: string, execution: ExecutionContext) => {
  const request = requestOf(execution) as IncomingMessage & { params: Record<string, string> };
  const value = request.params[name] ?? '';
  if (name === 'user_id' && value === 'me') return contextOf(request).userId;
  if (!isId(value)) throw invalidUrlParam(name);
  return value;
});
