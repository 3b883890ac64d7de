import type { Refusals } from './refusals.ts';

/** Drafts that follow their author from client to client. */
export const drafts = {
  'api.drafts.disabled.app_error': [
    501,
    'Drafts are not kept on the server here (ServiceSettings.AllowSyncedDrafts).',
  ],
  'api.draft.create_draft.can_not_draft_to_deleted.error': [
    400,
    'The channel is archived: nothing can be drafted there.',
  ],
  'app.draft.upsert.rejected_by_plugin': [400, 'A plugin refused the draft: {reason}'],
  'model.draft.is_valid.message_length.app_error': [400, 'A draft has at most {limit} characters.'],
  'model.draft.is_valid.props.app_error': [
    400,
    'The props of a draft take at most {limit} characters as JSON.',
  ],
  'model.draft.is_valid.priority.app_error': [
    400,
    'The priority of a draft takes at most {limit} characters as JSON.',
  ],
  'model.draft.is_valid.root_id.app_error': [400, 'The thread of the draft is not known.'],
  'model.draft.is_valid.file_ids.app_error': [400, 'The files of a draft are too many.'],
} as const satisfies Refusals;
