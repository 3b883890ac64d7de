import type { FileInfo, Post, Reaction, RemoteCluster, User } from '@patchbay/contract';
import type { ConfigService } from '../config/config.service.ts';
import type { FileService } from '../files/file.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { PostRepository } from '../posts/post.repository.ts';
import type { SharedChannelRemoteRow } from './shared-channel.entity.ts';
import type { Mark, SyncRowsRepository } from './sync-rows.repository.ts';
import type { SyncTask } from './sync-queue.ts';

/** Posts in one go where ConnectedWorkspacesSettings.MaxPostsPerSync says nothing. */
const POSTS_PER_SYNC = 50;
const MENTION = /(?:^|[^a-z0-9._-])@([a-z0-9][a-z0-9._-]*)/gi;

/** What one remote is to be told of one channel. */
export interface SyncBatch {
  /** Roots before replies. */
  readonly posts: Post[];
  readonly reactions: Reaction[];
  readonly users: User[];
  /** Those of the people whose picture the remote does not have. */
  readonly pictured: User[];
  readonly files: { readonly info: FileInfo; readonly post: Post }[];
  /** Ids of the people that posts mention, by name. */
  readonly mentions: Record<string, string>;
  readonly created: Mark;
  readonly updated: Mark;
  /** There is more behind the marks. */
  readonly more: boolean;
}

export interface GatherParts {
  readonly config: ConfigService;
  readonly syncRows: SyncRowsRepository;
  readonly posts: PostRepository;
  readonly users: UserRepository;
  readonly files: FileService;
}

export async function gatherBatch(
  parts: GatherParts,
  remote: RemoteCluster,
  state: SharedChannelRemoteRow,
  task: SyncTask,
): Promise<SyncBatch> {
  const { created, updated, found, more } = await newPosts(parts, state, task);
  const posts = found
    .filter((post) => isForRemote(post, remote, state, task))
    .sort((one, other) => Number(one.root_id !== '') - Number(other.root_id !== ''));
  const since = task.postId === undefined ? state.last_post_update_at : 0;
  const reactions = (
    await parts.syncRows.reactions(
      found.map((post) => post.id),
      since,
    )
  ).filter((reaction) => reaction.remote_id !== remote.remote_id);
  const mentioned = await mentionedIn(parts, posts);
  const userIds = new Set([
    ...posts.map((post) => post.user_id),
    ...reactions.map((reaction) => reaction.user_id),
    ...mentioned.map((user) => user.id),
    ...(task.userId === undefined ? [] : [task.userId]),
  ]);
  const people = await changedPeople(parts, remote, state, [...userIds]);
  return {
    posts,
    reactions,
    ...people,
    files: await newFiles(parts, remote, posts),
    mentions: Object.fromEntries(mentioned.map((user) => [user.username, user.id])),
    created,
    updated,
    more,
  };
}

interface NewPosts {
  readonly created: Mark;
  readonly updated: Mark;
  readonly found: Post[];
  readonly more: boolean;
}

async function newPosts(
  parts: GatherParts,
  state: SharedChannelRemoteRow,
  task: SyncTask,
): Promise<NewPosts> {
  const created: Mark = { at: state.last_post_create_at, id: state.last_post_create_id ?? '' };
  const updated: Mark = { at: state.last_post_update_at, id: state.last_post_id ?? '' };
  if (task.postId !== undefined)
    return { created, updated, found: await parts.posts.byIds([task.postId]), more: false };
  const limit = parts.config.get().ConnectedWorkspacesSettings.MaxPostsPerSync || POSTS_PER_SYNC;
  const fresh = await parts.syncRows.created(state.channel_id, created, limit);
  const room = limit - fresh.length;
  const changed = room > 0 ? await parts.syncRows.changed(state.channel_id, updated, room) : [];
  const newest = fresh.at(-1);
  const lastChanged = changed.at(-1);
  return {
    created: newest ? { at: newest.create_at, id: newest.id } : created,
    updated: lastChanged ? { at: lastChanged.update_at, id: lastChanged.id } : updated,
    found: [...new Map([...fresh, ...changed].map((post) => [post.id, post])).values()],
    more: fresh.length + changed.length >= limit,
  };
}

/** Not what came from there, nor what was told before and only reacted to since. */
function isForRemote(
  post: Post,
  remote: RemoteCluster,
  state: SharedChannelRemoteRow,
  task: SyncTask,
): boolean {
  if (post.remote_id === remote.remote_id) return false;
  if (task.postId !== undefined || post.delete_at > 0) return true;
  return post.edit_at === 0 || post.edit_at >= state.last_post_update_at;
}

function mentionedIn(parts: GatherParts, posts: readonly Post[]): Promise<User[]> {
  const names = new Set<string>();
  for (const { message } of posts)
    for (const [, name = ''] of message.matchAll(MENTION)) {
      names.add(name.toLowerCase());
      names.add(name.toLowerCase().replace(/[._-]+$/, ''));
    }
  return names.size === 0 ? Promise.resolve([]) : parts.users.byUsernames([...names]);
}

async function changedPeople(
  { syncRows, users }: GatherParts,
  remote: RemoteCluster,
  state: SharedChannelRemoteRow,
  userIds: readonly string[],
): Promise<Pick<SyncBatch, 'users' | 'pictured'>> {
  const known = await syncRows.known(state.channel_id, remote.remote_id, userIds);
  const since = (user: User) => known.get(user.id)?.last_sync_at ?? -1;
  const local = (await users.byIds(userIds)).filter((user) => user.remote_id !== remote.remote_id);
  const pictured = local.filter((user) => Math.abs(user.last_picture_update) > Math.max(0, since(user)));
  return { users: local.filter((user) => user.update_at > since(user)), pictured };
}

async function newFiles(
  { files, syncRows }: GatherParts,
  remote: RemoteCluster,
  posts: readonly Post[],
): Promise<SyncBatch['files']> {
  const byFile = new Map(
    posts
      .filter((post) => post.delete_at === 0)
      .flatMap((post) => post.file_ids.map((fileId) => [fileId, post] as const)),
  );
  const given = await syncRows.given(remote.remote_id, [...byFile.keys()]);
  const infos = await files.byIds([...byFile.keys()].filter((fileId) => !given.has(fileId)));
  return infos.flatMap((info) => {
    const post = byFile.get(info.id);
    return post && info.remote_id !== remote.remote_id ? [{ info, post }] : [];
  });
}
