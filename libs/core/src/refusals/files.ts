import type { Refusals } from './refusals.ts';

/** Files, uploads in pieces, and pictures of teams and of the brand. */
export const files = {
  'api.file.attachments.disabled.app_error': [
    403,
    'Attaching files is switched off (FileSettings.EnableFileAttachments).',
  ],
  'api.file.upload_file.read_request.app_error': [
    400,
    'The upload cannot be read: it is broken off or malformed.',
  ],
  'api.file.upload_file.read_form_value.app_error': [
    400,
    'The form field {name} is longer than {limit} bytes.',
  ],
  'api.file.upload_file.get_channel.app_error': [400, 'There is no such channel.'],
  'api.file.upload_file.multiple_channel_ids.app_error': [400, 'The upload names more than one channel.'],
  'api.file.upload_file.incorrect_channelId.app_error': [400, 'There is no channel {channelId}.'],
  'api.file.upload_file.incorrect_number_of_client_ids.app_error': [
    400,
    'The upload has {ids} client_ids for {files} files: send one for each, or none.',
  ],
  'api.file.upload_file.too_large_detailed.app_error': [
    413,
    '{name} is larger than {limit} bytes (FileSettings.MaxFileSize).',
  ],
  'api.file.upload_file.large_image_detailed.app_error': [
    400,
    '{name} has {width} x {height} pixels, more than {limit} (FileSettings.MaxImageResolution).',
  ],
  'app.upload.run_plugins_hook.rejected': [400, '{name} was refused by a plugin: {reason}'],
  'api.file.get_file.rejected_by_plugin': [403, 'A plugin refused the download: {reason}'],
  'api.file.get_file_thumbnail.no_thumbnail.app_error': [400, 'The file has no thumbnail.'],
  'api.file.get_file_preview.no_preview.app_error': [400, 'The file has no preview.'],
  'api.file.get_public_link.disabled.app_error': [
    403,
    'Public links are switched off (FileSettings.EnablePublicLink).',
  ],
  'api.file.get_public_link.no_post.app_error': [
    400,
    'A file has a public link only once it is part of a post.',
  ],
  'api.file.get_file.public_invalid.app_error': [400, 'The public link is not valid.'],
  'api.file.read_file.app_error': [404, 'The bytes of the file are not in the file store.'],
  'app.file_info.get.app_error': [404, 'There is no such file.'],
  'app.file_info.get_with_options.app_error': [400, 'Files cannot be listed by {name}.'],
  'model.file_info.is_valid.name.app_error': [400, 'A file needs a name.'],
  'api.upload.create.upload_too_large.app_error': [
    413,
    'The upload is larger than {limit} bytes (FileSettings.MaxFileSize).',
  ],
  'api.upload.get_upload.forbidden.app_error': [403, 'The upload belongs to someone else.'],
  'api.user.get_uploads_for_user.forbidden.app_error': [403, 'Only your own uploads are listed for you.'],
  'api.upload.upload_data.invalid_content_type': [
    400,
    'The upload cannot be read: its content type is malformed.',
  ],
  'api.upload.upload_data.multipart_error': [400, 'The upload cannot be read: it is no form with a file.'],
  'api.upload.upload_data.invalid_content_length': [400, 'There is more data than the upload still lacks.'],
  'app.upload.get.app_error': [404, 'There is no such upload.'],
  'app.upload.create.incorrect_channel_id.app_error': [400, 'There is no channel {channelId}.'],
  'app.upload.create.cannot_upload_to_deleted_channel.app_error': [
    400,
    'The channel is archived: nothing can be uploaded there.',
  ],
  'app.upload.upload_data.concurrent.app_error': [
    400,
    'Something else adds to this upload right now, or has done so: ask where it stands, and go on from there.',
  ],
  'app.upload.upload_data.first_part_too_small.app_error': [
    400,
    'The first part of an upload has at least {size} bytes, unless it is all of it.',
  ],
  'app.upload.upload_data.read_file.app_error': [500, 'What was uploaded before cannot be read any more.'],
  'model.upload_session.is_valid.id.app_error': [400, 'The id of the upload is not valid.'],
  'model.upload_session.is_valid.type.app_error': [400, 'Uploads are attachments: there is no other type.'],
  'model.upload_session.is_valid.user_id.app_error': [400, 'The user of the upload is not valid.'],
  'model.upload_session.is_valid.channel_id.app_error': [400, 'An upload needs a channel.'],
  'model.upload_session.is_valid.filename.app_error': [400, 'An upload needs the name of a file.'],
  'model.upload_session.is_valid.file_size.app_error': [400, 'An upload has at least one byte.'],
  'api.team.get_team_icon.read_file.app_error': [404, 'The team has no icon.'],
  'api.team.set_team_icon.too_large.app_error': [
    400,
    'The icon is larger than {limit} bytes (FileSettings.MaxFileSize).',
  ],
  'api.team.set_team_icon.parse.app_error': [400, 'The icon cannot be read: it is no form, or broken off.'],
  'api.team.set_team_icon.no_file.app_error': [400, 'The form has no file named image.'],
  'api.team.set_team_icon.check_image_limits.app_error': [400, 'The icon has more than {limit} pixels.'],
  'api.team.set_team_icon.decode.app_error': [400, 'The icon is not a PNG, JPEG, GIF or WebP image.'],
  'api.user.upload_profile_user.check_image_limits.app_error': [
    400,
    'The picture has more than {limit} pixels.',
  ],
  'api.user.upload_profile_user.parse.app_error': [
    500,
    'The picture cannot be read: it is no form, or broken off.',
  ],
  'api.user.upload_profile_user.no_file.app_error': [400, 'The form has no file named image.'],
  'api.admin.upload_brand_image.too_large.app_error': [
    413,
    'The picture is larger than {limit} bytes (FileSettings.MaxFileSize).',
  ],
  'api.admin.upload_brand_image.parse.app_error': [
    400,
    'The picture cannot be read: it is no form, or broken off.',
  ],
  'api.admin.upload_brand_image.no_file.app_error': [400, 'The form has no file named image.'],
  'api.admin.delete_brand_image.storage.not_found': [404, 'There is no picture of the brand.'],
  'brand.save_brand_image.check_image_limits.app_error': [400, 'The picture has more than {limit} pixels.'],
  'brand.save_brand_image.decode.app_error': [400, 'The picture is not a PNG, JPEG, GIF or WebP image.'],
  'plugin_api.get_file_link.disabled.app_error': [
    501,
    'Public links are switched off (FileSettings.EnablePublicLink).',
  ],
  'plugin_api.get_file_link.no_post.app_error': [
    400,
    'A file has a public link only once it is part of a post.',
  ],
} as const satisfies Refusals;
