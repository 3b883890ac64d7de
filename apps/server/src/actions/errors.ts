import { AppError } from '@patchbay/contract';

/** 400 of something done in a client that did not reach its plugin. */
export const actionFailed = (why: string): AppError =>
  new AppError(
    'api.post.do_action.action_integration.app_error',
    'DoActionRequest',
    400,
    `The plugin could not be asked: ${why}.`,
  );
