import { AppError } from '@patchbay/contract';

/** 401 of a missing, unknown or expired session and of a failed CSRF check (contract: rest.json, every endpoint). */
export const sessionExpired = (detail: string): AppError =>
  new AppError(
    'api.context.session_expired.app_error',
    'ServeHTTP',
    401,
    'Invalid or expired session, please log in again.',
    detail,
  );

/** 401 of a session token in the query, which only OAuth sessions may use (contract: management §9). */
export const tokenInQuery = (): AppError =>
  new AppError(
    'api.context.token_provided.app_error',
    'ServeHTTP',
    401,
    'Only OAuth tokens may be passed in the URL: send the token in the Authorization header.',
  );

/** 401 of a route that only the local socket serves. */
export const localOriginRequired = (): AppError =>
  new AppError(
    'api.context.local_origin_required.app_error',
    'ServeHTTP',
    401,
    'This endpoint answers only on the local socket of the server.',
  );

/** 404 of a path under `/api` that no endpoint has. */
export const noSuchEndpoint = (method: string, path: string): AppError =>
  new AppError(
    'api.context.404.app_error',
    'ServeHTTP',
    404,
    'Sorry, we could not find the page.',
    `there is no ${method} ${path}`,
  );

/** 400 of a malformed path parameter. */
export const invalidUrlParam = (name: string, detail = ''): AppError =>
  new AppError(
    'api.context.invalid_url_param.app_error',
    'Context',
    400,
    `Invalid or missing ${name} parameter in request URL.`,
    detail,
  );

/** 400 of a body that is not what the endpoint takes; `name` is the field, or what the body should be. */
export const invalidBodyParam = (name: string, detail = ''): AppError =>
  new AppError(
    'api.context.invalid_body_param.app_error',
    'Context',
    400,
    `Invalid or missing ${name} in request body.`,
    detail,
  );

/** 413 of a JSON body over ServiceSettings.MaximumPayloadSizeBytes. */
export const bodyTooLarge = (limitBytes: number): AppError =>
  new AppError(
    'api.context.request_body_too_large.app_error',
    'ServeHTTP',
    413,
    `The request body is larger than ${limitBytes} bytes (ServiceSettings.MaximumPayloadSizeBytes).`,
  );

/** 500 of an error nobody expected; the cause goes to the log under the same request id. */
export const internalError = (detail: string): AppError =>
  new AppError(
    'api.context.internal_error.app_error',
    'ServeHTTP',
    500,
    'An internal error has occurred. The server log has it under this request id.',
    detail,
  );
