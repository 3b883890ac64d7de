import type { AppError } from '@patchbay/contract';
import { refuse } from '@patchbay/core';

/** 400 of something done in a client that did not reach whoever it was meant for. */
export const actionFailed = (reason: string): AppError =>
  refuse('api.post.do_action.action_integration.app_error', 'DoActionRequest', { reason });
