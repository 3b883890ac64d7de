import type { FileInfo } from '@mattermost/types/files';
import type { Post } from '@mattermost/types/posts';
import { isRecord, list, number, record, text } from '../rest/fields.ts';

type Read = (value: unknown) => unknown;
type Fields = Readonly<Record<string, Read>>;

/** The most that a `Date` can hold, in milliseconds. */
const LAST_MOMENT_MS = 8.64e15;

const time: Read = (value) => (Math.abs(number(value)) <= LAST_MOMENT_MS ? number(value) : 0);

/** The store looks things up by ids, and has nothing under the names that every object has. */
const id: Read = (value) => (text(value) in Object.prototype ? '' : text(value));

/** Leaves a field that is not there as it is. */
const optional =
  (read: Read): Read =>
  (value) =>
    value === undefined ? undefined : read(value);

const filtered =
  (isKept: (item: unknown) => boolean): Read =>
  (value) =>
    Array.isArray(value) && value.every(isKept) ? value : list(value).filter(isKept);

const each =
  (read: (item: Readonly<Record<string, unknown>>) => unknown): Read =>
  (value) => {
    const items = list(value);
    const fixed = items.flatMap((item) => (isRecord(item) ? [read(item)] : []));
    const isSame = Array.isArray(value) && items.length === fixed.length;
    return isSame && fixed.every((item, index) => item === items[index]) ? value : fixed;
  };

/** The same object where all is as it should be. */
function mended(raw: Readonly<Record<string, unknown>>, fields: Fields): Readonly<Record<string, unknown>> {
  const changes = Object.entries(fields).flatMap(([name, read]) => {
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const fixed = read(value);
    return Object.is(fixed, value) ? [] : [[name, fixed] as const];
  });
  return changes.length === 0 ? raw : { ...raw, ...Object.fromEntries(changes) };
}

const file: Fields = {
  id,
  name: text,
  extension: text,
  mime_type: text,
  size: number,
  width: number,
  height: number,
  create_at: optional(time),
  link: optional((value) => text(value) || undefined),
};

const embed: Fields = {
  type: text,
  url: optional(text),
  data: optional((data) => (isRecord(data) ? data : undefined)),
};

function embedOf(raw: Readonly<Record<string, unknown>>): unknown {
  const read = mended(raw, embed);
  const { post } = record(read.data);
  if (post === undefined) {
    return read;
  }
  const shown = isRecord(post) ? mendedPost(post, withoutEmbeds) : undefined;
  return shown === post ? read : { ...read, data: { ...record(read.data), post: shown } };
}

const images: Read = (value) => {
  const entries = Object.entries(record(value));
  const kept = entries.filter(([, size]) => isRecord(size));
  return isRecord(value) && kept.length === entries.length ? value : Object.fromEntries(kept);
};

const bareMetadata: Fields = {
  images: optional(images),
  files: optional(each((raw) => mended(raw, file))),
  emojis: optional(each((raw) => mended(raw, { name: text }))),
  reactions: optional(each((raw) => mended(raw, { user_id: text, emoji_name: text, create_at: time }))),
  redacted_file_count: optional(number),
};
const metadata: Fields = { ...bareMetadata, embeds: optional(each(embedOf)) };
/** A post that is shown in another shows no third. */
const withoutEmbeds: Fields = { ...bareMetadata, embeds: optional(() => []) };

const post: Fields = {
  ...Object.fromEntries(['id', 'user_id', 'channel_id'].map((name) => [name, id])),
  ...Object.fromEntries(['message', 'type'].map((name) => [name, text])),
  ...Object.fromEntries(['root_id', 'pending_post_id'].map((name) => [name, optional(id)])),
  state: optional(text),
  create_at: time,
  ...Object.fromEntries(
    ['update_at', 'edit_at', 'delete_at', 'last_reply_at'].map((name) => [name, optional(time)]),
  ),
  reply_count: optional(number),
  props: record,
  file_ids: optional(filtered((id) => typeof id === 'string')),
  participants: optional(filtered(isRecord)),
};

function mendedPost(
  raw: Readonly<Record<string, unknown>>,
  inMetadata: Fields,
): Readonly<Record<string, unknown>> {
  return mended(raw, { ...post, metadata: optional((value) => mended(record(value), inMetadata)) });
}

const known = new WeakMap<object, Post>();

/**
 * A post as all that draws posts may take it: whatever a plugin or a program made of it, each field that is read is of
 * its kind, or empty. The same object where nothing was wrong. What is in the props stays, and is read by whoever uses it.
 */
export function soundPost(given: Post): Post {
  const seen = known.get(given);
  if (seen !== undefined) {
    return seen;
  }
  const sound = mendedPost(given as never, metadata) as never as Post;
  known.set(given, sound);
  known.set(sound, sound);
  return sound;
}

/** The same for a file. */
export const soundFile = (given: FileInfo): FileInfo => mended(given as never, file) as never as FileInfo;
