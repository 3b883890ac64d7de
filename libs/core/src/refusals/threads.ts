import type { Refusals } from './refusals.ts';

/** Threads that people follow. */
export const threads = {
  'app.user.get_thread_membership_for_user.not_found': [
    404,
    'The person has nothing to do with this thread.',
  ],
  'app.user.update_thread_read_for_user_by_post.app_error': [400, 'The post is not part of this thread.'],
  'api.getThreadsForUser.bad_params': [400, 'Threads are asked for before one or after one, not both.'],
  'api.getThreadsForUser.bad_only_params': [400, 'Totals alone and threads alone exclude each other.'],
} as const satisfies Refusals;
