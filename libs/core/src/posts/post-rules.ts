import type { Post } from '@patchbay/contract';
import { refuse } from '../errors.ts';

/** Characters (code points), as the clients count. */
export const MESSAGE_LIMIT = 16_383;
/** Characters of the props as JSON. */
export const PROPS_LIMIT = 800_000;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SYSTEM_PREFIX = 'system_';
const CUSTOM_PREFIX = 'custom_';
const OTHER_TYPES = new Set(['', 'slack_attachment', 'me', 'reminder']);
/** Join and leave messages do not make a channel unread. */
export const JOIN_LEAVE: ReadonlySet<string> = new Set([
  'system_join_leave',
  'system_add_remove',
  'system_join_channel',
  'system_leave_channel',
  'system_join_team',
  'system_leave_team',
  'system_add_to_channel',
  'system_remove_from_channel',
  'system_add_to_team',
  'system_remove_from_team',
]);

export function isSystemMessage(post: Post): boolean {
  return post.type.startsWith(SYSTEM_PREFIX);
}

export function isJoinLeaveMessage(post: Post): boolean {
  return JOIN_LEAVE.has(post.type);
}

/** A text without what no database keeps: the character 0, and halves of characters. */
export function cleaned(text: string): string {
  return text.replaceAll('\0', '').replace(LONE_SURROGATE, '\ufffd');
}

/** As many ids as fit into what upstream keeps of them. */
const MOST_FILES = 10;

/** Throws the first rule that a post breaks. */
export function assertPostIsValid(post: Post): void {
  const where = 'Post.IsValid';
  if (post.message.length > MESSAGE_LIMIT && [...post.message].length > MESSAGE_LIMIT)
    throw refuse('model.post.is_valid.message_length.app_error', where, { limit: MESSAGE_LIMIT });
  if (post.file_ids.length > MOST_FILES)
    throw refuse('model.post.is_valid.file_ids.app_error', where, { limit: MOST_FILES });
  if (JSON.stringify(post.props).length > PROPS_LIMIT)
    throw refuse('model.post.is_valid.props.app_error', where, { limit: PROPS_LIMIT });
  if (!OTHER_TYPES.has(post.type) && !isSystemMessage(post) && !post.type.startsWith(CUSTOM_PREFIX))
    throw refuse('model.post.is_valid.type.app_error', where);
  if (post.message.trim() === '' && post.file_ids.length === 0 && isBare(post))
    throw refuse('model.post.is_valid.empty.app_error', where);
}

/** Nothing else to show: plugins draw posts of their own types from props alone. */
function isBare(post: Post): boolean {
  return post.type === '' && Object.keys(post.props).length === 0;
}
