import type { Refusals } from './refusals.ts';

/** Searching posts and files. */
export const search = {
  'store.sql_post.search.disabled': [
    501,
    'The administrator has switched the search for posts off (ServiceSettings.EnablePostSearch).',
  ],
  'store.sql_file_info.search.disabled': [
    501,
    'The administrator has switched the search for files off (ServiceSettings.EnableFileSearch).',
  ],
  'api.post.search_posts.invalid_body.app_error': [400, 'The search for posts is no JSON.'],
  'api.post.search_files.invalid_body.app_error': [400, 'The search for files is no JSON.'],
} as const satisfies Refusals;
