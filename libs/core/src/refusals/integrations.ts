import type { Refusals } from './refusals.ts';

/** Buttons and menus of posts, and webhooks of both directions. */
export const integrations = {
  'api.post.do_action.action_integration.app_error': [400, 'The action could not be carried out: {reason}.'],
  'api.post.do_action.action_id.app_error': [404, 'The post has no such action.'],

  'api.incoming_webhook.disabled.app_error': [
    501,
    'Incoming webhooks are switched off (ServiceSettings.EnableIncomingWebhooks).',
  ],
  'api.incoming_webhook.invalid_username.app_error': [400, 'That is not a valid username for a webhook.'],
  'api.webhook.team_mismatch.app_error': [400, 'A webhook cannot move to another team.'],
  'app.webhooks.get_incoming.app_error': [404, 'There is no such incoming webhook.'],
  'app.webhooks.save_incoming.existing.app_error': [400, 'The id of a new webhook is chosen by the server.'],
  'model.incoming_hook.display_name.app_error': [400, 'The title of a webhook has at most 64 bytes.'],
  'model.incoming_hook.description.app_error': [400, 'The description of a webhook has at most 500 bytes.'],
  'model.incoming_hook.username.app_error': [400, 'The username of a webhook has at most 64 bytes.'],
  'model.incoming_hook.icon_url.app_error': [400, 'The address of an icon has at most 1024 bytes.'],
  'model.incoming_hook.channel_id.app_error': [400, 'The channel of the webhook is not valid.'],
  'model.incoming_hook.team_id.app_error': [400, 'The channel of a webhook must belong to a team.'],
  'model.incoming_hook.user_id.app_error': [400, 'A webhook needs an account to post as.'],

  'web.incoming_webhook.general.app_error': [400, 'The webhook {hook} could not be carried out. {reason}'],
  'web.incoming_webhook.disabled.app_error': [
    501,
    'Incoming webhooks are switched off (ServiceSettings.EnableIncomingWebhooks).',
  ],
  'web.incoming_webhook.invalid.app_error': [400, 'There is no such webhook.'],
  'web.incoming_webhook.parse_form.app_error': [400, 'The form cannot be read.'],
  'web.incoming_webhook.media_type.app_error': [400, 'The content type is malformed.'],
  'web.incoming_webhook.parse_multipart.app_error': [400, 'The multipart form cannot be read.'],
  'web.incoming_webhook.decode.app_error': [
    400,
    'The body is not what a webhook takes. Send JSON with text or attachments.',
  ],
  'web.incoming_webhook.text.app_error': [400, 'There is nothing to post: no text and no attachments.'],
  'web.incoming_webhook.user.app_error': [400, 'There is no user {user}.'],
  'web.incoming_webhook.channel.app_error': [404, 'There is no such channel.'],
  'web.incoming_webhook.channel_locked.app_error': [403, 'The webhook may post in its own channel only.'],
  'web.incoming_webhook.permissions.app_error': [
    403,
    'The owner of the webhook may not read the channel {channel}.',
  ],
  'web.incoming_webhook.split_props_length.app_error': [
    400,
    'One part of the message has too much beside its text: at most {max} characters.',
  ],
  'api.post.create_webhook_post.creating.app_error': [500, 'The post of the webhook could not be created.'],

  'api.outgoing_webhook.disabled.app_error': [
    501,
    'Outgoing webhooks are switched off (ServiceSettings.EnableOutgoingWebhooks).',
  ],
  'api.webhook.create_outgoing.not_open.app_error': [403, 'Outgoing webhooks are for public channels only.'],
  'api.webhook.create_outgoing.permissions.app_error': [403, 'The channel belongs to another team.'],
  'api.webhook.create_outgoing.triggers.app_error': [400, 'Give a channel, trigger words, or both.'],
  'api.webhook.create_outgoing.intersect.app_error': [
    500,
    'Another webhook of this channel calls the same address for the same word.',
  ],
  'api.webhook.update_outgoing.intersect.app_error': [
    400,
    'Another webhook of this channel calls the same address for the same word.',
  ],
  'app.webhooks.get_outgoing.app_error': [404, 'There is no such outgoing webhook.'],
  'app.webhooks.save_outgoing.override.app_error': [400, 'The id of a new webhook is chosen by the server.'],
  'model.outgoing_hook.is_valid.team_id.app_error': [400, 'The team of the webhook is not valid.'],
  'model.outgoing_hook.is_valid.channel_id.app_error': [400, 'The channel of the webhook is not valid.'],
  'model.outgoing_hook.is_valid.words.app_error': [400, 'The trigger words are too long together.'],
  'model.outgoing_hook.is_valid.trigger_words.app_error': [400, 'A trigger word cannot be empty.'],
  'model.outgoing_hook.is_valid.callback.app_error': [
    400,
    'Give one or more addresses to call, not too long.',
  ],
  'model.outgoing_hook.is_valid.url.app_error': [400, 'An address to call begins with http:// or https://.'],
  'model.outgoing_hook.is_valid.display_name.app_error': [
    400,
    'The title of a webhook has at most 64 bytes.',
  ],
  'model.outgoing_hook.is_valid.description.app_error': [
    400,
    'The description of a webhook has at most 500 bytes.',
  ],
  'model.outgoing_hook.is_valid.content_type.app_error': [
    400,
    'The content type or the way of triggering is not valid.',
  ],
  'model.outgoing_hook.username.app_error': [400, 'The username of a webhook has at most 64 bytes.'],
  'model.outgoing_hook.icon_url.app_error': [400, 'The address of an icon has at most 1024 bytes.'],
} as const satisfies Refusals;
