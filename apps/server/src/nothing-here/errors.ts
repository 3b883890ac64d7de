import { AppError } from '@patchbay/contract';

/** 500 of words to be put better: there is no agent to do it. */
export const noAgentAnswered = (): AppError =>
  new AppError(
    'app.post.rewrite.agent_call_failed',
    'RewriteMessage',
    500,
    'There is no agent that could do this.',
  );

/** 400 of a list of attributes without a limit, or with one that is none. */
export const badLimit = (): AppError =>
  new AppError(
    'api.access_control_policy.get_fields.limit.app_error',
    'getFieldsAutocomplete',
    400,
    'The limit is a number from 1 to 100.',
  );
