import type { Refusals } from './refusals.ts';

/** Posts and threads. */
export const posts = {
  'app.post.get.app_error': [404, 'There is no such post.'],
  'api.post.posts_by_ids.invalid_body.request_error': [
    400,
    'At most {limit} posts can be asked for at once.',
  ],
  'api.post.create_post.root_id.app_error': [400, 'The post that is answered does not exist.'],
  'api.post.create_post.channel_root_id.app_error': [400, 'The post that is answered is in another channel.'],
  'api.post.create_post.can_not_post_to_deleted.error': [
    400,
    'The channel is archived: nothing can be posted there.',
  ],
  'api.post.update_post.can_not_update_post_in_deleted.error': [
    400,
    'The channel is archived: nothing can be changed there.',
  ],
  'api.post.delete_post.can_not_delete_post_in_deleted.error': [
    400,
    'The channel is archived: nothing can be deleted there.',
  ],
  'api.post.delete_post.not_enabled.app_error': [
    501,
    'Posts cannot be deleted for good here (ServiceSettings.EnableAPIPostDeletion).',
  ],
  'app.post.restore_post_version.not_an_history_item.app_error': [
    400,
    'The version to go back to is no version of this post.',
  ],
  'app.post.restore_post_version.not_allowed.app_error': [403, 'Only the author can go back to a version.'],
  'api.post.post_priority.priority_post_not_allowed_for_user.request_error': [
    403,
    'Posts have no priorities here (ServiceSettings.PostPriority).',
  ],
  'api.post.post_priority.priority_post_only_allowed_for_root_post.request_error': [
    400,
    'Only a post that answers no other one can have a priority.',
  ],
  'api.post.update_post.system_message.app_error': [400, 'System messages cannot be changed.'],
  'api.post.update_post.permissions_time_limit.app_error': [
    400,
    'The post is older than {seconds} seconds and can no longer be changed (ServiceSettings.PostEditTimeLimit).',
  ],
  'api.post.update_post.permissions_details.app_error': [400, 'A deleted post cannot be changed.'],
  'model.post.is_valid.message_length.app_error': [400, 'A message has at most {limit} characters.'],
  'model.post.is_valid.file_ids.app_error': [400, 'A post has at most {limit} files.'],
  'model.post.is_valid.props.app_error': [
    400,
    'The props of a post take at most {limit} characters as JSON.',
  ],
  'model.post.is_valid.type.app_error': [
    400,
    'The type of the post is not known: custom ones start with custom_.',
  ],
  'model.post.is_valid.empty.app_error': [400, 'A post needs a message, files or attachments.'],
  'api.post.reveal_post.user_not_in_channel.app_error': [403, 'You are not in the channel of the post.'],
  'api.post.reveal_post.cannot_reveal_own_post.app_error': [400, 'Your own posts are not hidden from you.'],
  'app.reveal_post.not_burn_on_read.app_error': [400, 'The post is none that burns when it is read.'],
  'api.post.burn_post.user_not_in_channel.app_error': [403, 'You are not in the channel of the post.'],
  'app.burn_post.not_burn_on_read.app_error': [400, 'The post is none that burns when it is read.'],
} as const satisfies Refusals;
