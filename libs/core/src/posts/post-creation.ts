import type { Channel, Context, Post, PostMetadata } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { withActionIds } from '../actions/post-actions.ts';
import type { ChannelGuards } from '../channels/channel-guards.ts';
import type { ChannelMemberRepository } from '../channels/channel-member.repository.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { Clock } from '../clock.ts';
import type { ConfigService } from '../config/config.service.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { FileService } from '../files/file.service.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import { unanswered } from '../hooks/unanswered.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { ThreadFollowing } from '../threads/thread-following.ts';
import type { ThreadMembershipRow } from '../threads/thread-membership.entity.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { hashtagsOf } from './hashtags.ts';
import type { MentionFinder, PostMentions } from './mentions/mention-finder.ts';
import type { PostAftermath } from './post-aftermath.ts';
import { postedData } from './post-events.ts';
import type { PostBroadcast } from './post-broadcast.ts';
import { assertPostIsValid, cleaned, isJoinLeaveMessage, isSystemMessage } from './post-rules.ts';
import type { NewPostRepository } from './new-post.repository.ts';
import type { PostPriorityRepository } from './post-priority.repository.ts';
import type { PostRepository } from './post.repository.ts';
import { rejectedByPlugin } from './rejected-by-plugin.ts';
import { withoutServerProps } from './server-props.ts';
import type { ThreadRepository } from './thread.repository.ts';

export interface CreatePostOptions {
  /** The poster counts as online; default true. */
  setOnline?: boolean;
  /** The one it has elsewhere; a new one when left out. */
  id?: string;
}

export interface PostCreationParts {
  readonly posts: PostRepository;
  readonly newPosts: NewPostRepository;
  readonly threads: ThreadRepository;
  readonly channels: ChannelRepository;
  readonly channelMembers: ChannelMemberRepository;
  readonly channelMemberIds: MemberIds;
  readonly users: UserRepository;
  readonly files: FileService;
  readonly database: Database;
  readonly config: ConfigService;
  readonly events: EventHub;
  readonly hooks: AttachedHooks;
  readonly guards: ChannelGuards;
  readonly broadcast: PostBroadcast;
  readonly priorities: PostPriorityRepository;
  readonly mentions: MentionFinder;
  readonly following: ThreadFollowing;
  readonly aftermath: PostAftermath;
  readonly clock: Clock;
}

/** The way of a new post: what may be written, what plugins say to it, the one transaction, and who hears of it. */
export class PostCreation {
  readonly #parts: PostCreationParts;

  constructor(parts: PostCreationParts) {
    this.#parts = parts;
  }

  async create(
    context: Context,
    given: Partial<Post>,
    { setOnline = true, id = newId() }: CreatePostOptions,
  ): Promise<Post> {
    const channel = await this.#openChannel(given.channel_id ?? '');
    const author = await this.#parts.users.byId(given.user_id ?? '');
    if (!author) throw refuse('app.user.missing_account.const', 'CreatePost');
    const root = await this.#rootOf(given);
    const props = withoutServerProps(given.props ?? {}, author.is_bot);
    const draft = this.#blank({ ...given, props });
    assertPostIsValid(draft);
    const accepted = await this.#askPlugins(context, draft);
    const post = this.#stamp(accepted, given, id);
    assertPostIsValid(post);

    const mentions = await this.#mentionsOf(post, channel, root);
    const memberships = await this.#parts.database.transaction((tx) =>
      this.#store(tx, post, channel, mentions, root),
    );
    if (root) post.reply_count = root.reply_count + 1;
    const followers = memberships
      .filter((row) => row.following && row.user_id !== author.id)
      .map((row) => row.user_id);
    const data = postedData(post, {
      channel,
      author,
      mentions: [...mentions.people.keys()],
      followers,
      setOnline,
    });
    await this.#parts.broadcast.publish('posted', post, data, { context, isNew: true });
    this.#parts.hooks.ask.messageHasBeenPosted(context, post);
    this.#parts.aftermath.of({ post, channel, author, mentions, memberships, followers });
    return post;
  }

  async #openChannel(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'CreatePost');
    if (channel.delete_at > 0)
      throw refuse('api.post.create_post.can_not_post_to_deleted.error', 'CreatePost');
    return channel;
  }

  async #rootOf(given: Partial<Post>): Promise<Post | undefined> {
    if (!given.root_id) return undefined;
    const root = await this.#parts.posts.byId(given.root_id);
    if (!root || root.delete_at > 0 || root.root_id !== '')
      throw refuse('api.post.create_post.root_id.app_error', 'CreatePost');
    if (root.channel_id !== given.channel_id)
      throw refuse('api.post.create_post.channel_root_id.app_error', 'CreatePost');
    return root;
  }

  #blank(given: Partial<Post>): Post {
    return fill<Post>('model.Post', { metadata: fill<PostMetadata>('model.PostMetadata', {}), ...given });
  }

  async #askPlugins(context: Context, draft: Post): Promise<Post> {
    const guards = this.#parts.guards.of(draft.channel_id);
    const verdict = await this.#parts.hooks.ask.messageWillBePosted(context, draft, guards);
    if ('post' in verdict) return verdict.post;
    if ('unanswered' in verdict) throw unanswered(verdict.unanswered, 'createPost');
    throw rejectedByPlugin(verdict.rejected, 'createPost');
  }

  /** What neither the author nor a plugin decides. */
  #stamp(post: Post, given: Partial<Post>, id: string): Post {
    const createdAt = given.create_at && given.create_at > 0 ? given.create_at : this.#parts.clock.now();
    const minimum = this.#parts.config.get().ServiceSettings.MinimumHashtagLength ?? 0;
    const message = cleaned(post.message);
    return withActionIds({
      ...post,
      message,
      id,
      create_at: createdAt,
      update_at: createdAt,
      edit_at: 0,
      delete_at: 0,
      user_id: given.user_id ?? '',
      channel_id: given.channel_id ?? '',
      root_id: given.root_id ?? '',
      original_id: '',
      hashtags: hashtagsOf(message, minimum),
      reply_count: 0,
      last_reply_at: 0,
    });
  }

  async #mentionsOf(post: Post, channel: Channel, root: Post | undefined): Promise<PostMentions> {
    if (!root) return this.#parts.mentions.find(post, channel);
    const thread = (await this.#parts.threads.byRootIds([root.id])).get(root.id);
    const participants = thread?.participants ?? [];
    return this.#parts.mentions.find(post, channel, { rootAuthorId: root.user_id, participants });
  }

  /** Answers who knows the thread of a reply. */
  async #store(
    tx: EntityManager,
    post: Post,
    channel: Channel,
    mentions: PostMentions,
    root: Post | undefined,
  ): Promise<ThreadMembershipRow[]> {
    if (post.file_ids.length > 0)
      post.file_ids = await this.#parts.files.attach(tx, post.id, channel.id, post.user_id, post.file_ids);
    await this.#parts.newPosts.store(tx, post, {
      teamId: channel.team_id,
      counts: !isJoinLeaveMessage(post),
      isRead: !isSystemMessage(post),
      mentions: [...mentions.people.keys()],
    });
    const priority = post.metadata?.priority;
    if (priority) await this.#parts.priorities.insert(tx, post, priority);
    return root ? this.#parts.following.noteReply(tx, post, root, channel, mentions) : [];
  }
}
