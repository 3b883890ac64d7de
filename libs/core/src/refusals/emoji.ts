import type { Refusals } from './refusals.ts';

/** Custom emoji. */
export const emoji = {
  'api.emoji.disabled.app_error': [501, 'Custom emoji are switched off (ServiceSettings.EnableCustomEmoji).'],
  'api.emoji.create.too_large.app_error': [413, 'The picture is larger than {limit} bytes.'],
  'api.emoji.create.parse.app_error': [400, 'The emoji cannot be read: it is no form, or broken off.'],
  'api.emoji.create.other_user.app_error': [403, 'An emoji is made in your own name only.'],
  'api.emoji.create.duplicate.app_error': [400, 'There is an emoji of this name already.'],
  'api.emoji.upload.image.app_error': [400, 'The picture is not a PNG, JPEG, GIF or WebP image.'],
  'api.emoji.upload.large_image.too_large.app_error': [
    400,
    'The picture has more than {edge} by {edge} pixels.',
  ],
  'api.emoji.upload.large_image.decode_error': [400, 'The picture is broken.'],
  'api.emoji.get_image.read.app_error': [404, 'The picture of the emoji is not in the file store.'],
  'api.emoji.get_image.decode.app_error': [500, 'The picture of the emoji is broken.'],
  'api.emoji.get_multiple_by_name_too_many.request_error': [
    400,
    'At most {limit} names are looked up at once.',
  ],
  'app.emoji.get.no_result': [404, 'There is no such emoji.'],
  'app.emoji.get_by_name.no_result': [404, 'There is no emoji of this name.'],
  'app.emoji.delete.no_results': [404, 'There is no such emoji.'],
  'model.emoji.name.app_error': [
    400,
    'An emoji has a name of 1 to 64 letters, digits and the symbols + - _.',
  ],
  'model.emoji.system_emoji_name.app_error': [400, 'A built-in emoji has this name.'],
} as const satisfies Refusals;
