import type { Refusals } from './refusals.ts';

/** Requests that are not what their endpoint takes, or from someone who may not. */
export const requests = {
  'api.context.permissions.app_error': [403, 'You do not have the permission this needs: {permission}.'],
  'api.context.invalid_body_param.app_error': [400, 'Invalid or missing {name} in the request body.'],
  'api.context.invalid_url_param.app_error': [
    400,
    'Invalid or missing {name} in the address of the request.',
  ],
  'api.context.invalid_param.app_error': [400, 'Invalid {name} parameter.'],
} as const satisfies Refusals;
