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
  'api.post.update_post.system_message.app_error': [400, 'System messages cannot be changed.'],
  'api.post.update_post.permissions_time_limit.app_error': [
    400,
    'The post is older than {seconds} seconds and can no longer be changed (ServiceSettings.PostEditTimeLimit).',
  ],
  'api.post.update_post.permissions_details.app_error': [400, 'A deleted post cannot be changed.'],
  'model.post.is_valid.message_length.app_error': [400, 'A message has at most {limit} characters.'],
  'model.post.is_valid.props.app_error': [
    400,
    'The props of a post take at most {limit} characters as JSON.',
  ],
  'model.post.is_valid.type.app_error': [
    400,
    'The type of the post is not known: custom ones start with custom_.',
  ],
  'model.post.is_valid.empty.app_error': [400, 'A post needs a message, files or attachments.'],
} as const satisfies Refusals;
