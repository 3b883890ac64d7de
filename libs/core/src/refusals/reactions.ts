import type { Refusals } from './refusals.ts';

/** Reactions to posts. */
export const reactions = {
  'api.reaction.save_reaction.invalid.app_error': [400, 'A reaction needs a person, a post and an emoji.'],
  'api.reaction.save_reaction.user_id.app_error': [403, 'Nobody can react for somebody else.'],
  'api.reaction.save.archived_channel.app_error': [403, 'The channel is archived: nobody can react there.'],
  'api.reaction.delete.archived_channel.app_error': [
    403,
    'The channel is archived: no reaction can be taken back there.',
  ],
  'app.reaction.save.save.too_many_reactions': [
    400,
    'The post has all the different reactions it may have (ServiceSettings.UniqueEmojiReactionLimitPerPost).',
  ],
  'model.reaction.is_valid.user_id.app_error': [400, 'The person who reacts is not known.'],
  'model.reaction.is_valid.emoji_name.app_error': [
    400,
    'The name of an emoji has letters, digits, +, - and _, at most {limit}.',
  ],
} as const satisfies Refusals;
