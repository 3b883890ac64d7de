import type {
  Context,
  Emoji,
  FileInfo,
  Post,
  PostMetadata,
  PostPriority,
  Reaction,
} from '@patchbay/contract';
import type { ConfigService } from '../../config/config.service.ts';
import type { AttachedHooks } from '../../hooks/attached-hooks.ts';
import { emptyContext } from '../../model/empty-context.ts';
import { fill } from '../../model/fill.ts';
import type { ReactionRepository } from '../../reactions/reaction.repository.ts';
import type { PostPriorityRepository } from '../post-priority.repository.ts';
import { withoutIntegrations } from './attachments.ts';
import { emojiNamesOf } from './emoji-names.ts';
import type { PostEmbeds } from './post-embeds.ts';
import type { PostViewer } from './permalink-previews.ts';

/** Where the files of posts are looked up, by the ids of the posts. */
export interface PostFiles {
  infosOfPosts(postIds: readonly string[]): Promise<ReadonlyMap<string, readonly FileInfo[]>>;
}

/** Where custom emoji are looked up; names of built-in ones, and unknown ones, have no answer. */
export interface PostEmoji {
  byNames(names: readonly string[]): Promise<readonly Emoji[]>;
}

export interface PostViewsParts {
  readonly reactions: ReactionRepository;
  readonly priorities: PostPriorityRepository;
  readonly embeds: PostEmbeds;
  readonly files: PostFiles;
  readonly emoji: PostEmoji;
  readonly hooks: AttachedHooks;
  readonly config: ConfigService;
}

export interface ViewOptions {
  /** The request as hooks see it. */
  readonly context?: Context;
  /** Deleted posts keep their text: for those who may see them. */
  readonly withDeleted?: boolean;
  /** The post is on its way: nobody has reacted, and its priority is with it. */
  readonly isNew?: boolean;
}

/** What a reader sees of posts. Every answer and event with posts goes through here; it asks only for what there is. */
export class PostViews {
  readonly #parts: PostViewsParts;

  constructor(parts: PostViewsParts) {
    this.#parts = parts;
  }

  /**
   * Posts as one person's client gets them: plugins that change what is read are asked, metadata is filled in, what is
   * not for clients is taken out, and so is what another post shows of a channel that the person may not read.
   */
  async forClient(posts: readonly Post[], viewer: PostViewer, options: ViewOptions = {}): Promise<Post[]> {
    if (posts.length === 0) return [];
    const context = options.context ?? { ...emptyContext(), SessionId: viewer.session?.id ?? '' };
    const consumed = await this.#parts.hooks.ask.messagesWillBeConsumed(context, posts);
    const shown = await this.#withMetadata(consumed, options);
    return this.#parts.embeds.add(shown, viewer, async (within) => {
      const inner = await this.#parts.hooks.ask.messagesWillBeConsumed(context, within);
      return this.#withMetadata(inner, {});
    });
  }

  async one(post: Post, viewer: PostViewer, options: ViewOptions = {}): Promise<Post> {
    const [shown = post] = await this.forClient([post], viewer, options);
    return shown;
  }

  async #withMetadata(posts: readonly Post[], { isNew, withDeleted }: ViewOptions): Promise<Post[]> {
    const alive = posts.filter((post) => withDeleted || post.delete_at === 0);
    const [reactions, files, priorities] = await Promise.all([
      this.#reactions(alive),
      this.#files(alive),
      isNew ? ownPriorities(alive) : this.#priorities(alive),
    ]);
    const emoji = await this.#emoji(alive, reactions);
    return posts.map((post) => {
      if (post.delete_at > 0 && !withDeleted) return gone(post);
      const own = reactions.get(post.id) ?? [];
      const priority = priorities.get(post.id);
      return withoutIntegrations({
        ...post,
        metadata: fill<PostMetadata>('model.PostMetadata', {
          reactions: own,
          files: [...(files.get(post.id) ?? [])],
          emojis: emoji.size === 0 ? [] : emojiOf(post, own, emoji),
          ...(priority ? { priority } : {}),
        }),
      });
    });
  }

  async #reactions(posts: readonly Post[]): Promise<ReadonlyMap<string, Reaction[]>> {
    const ids = posts.filter((post) => post.has_reactions).map((post) => post.id);
    return ids.length === 0 ? new Map() : this.#parts.reactions.ofPosts(ids);
  }

  async #files(posts: readonly Post[]): Promise<ReadonlyMap<string, readonly FileInfo[]>> {
    const ids = posts.filter((post) => post.file_ids.length > 0).map((post) => post.id);
    return ids.length === 0 ? new Map() : this.#parts.files.infosOfPosts(ids);
  }

  async #priorities(posts: readonly Post[]): Promise<ReadonlyMap<string, PostPriority>> {
    if (!this.#parts.config.get().ServiceSettings.PostPriority) return new Map();
    const ids = posts.filter((post) => post.root_id === '').map((post) => post.id);
    return this.#parts.priorities.ofPosts(ids);
  }

  async #emoji(
    posts: readonly Post[],
    reactions: ReadonlyMap<string, readonly Reaction[]>,
  ): Promise<ReadonlyMap<string, Emoji>> {
    if (!this.#parts.config.get().ServiceSettings.EnableCustomEmoji) return new Map();
    const names = new Set(posts.flatMap((post) => emojiNamesOf(post, reactions.get(post.id))));
    if (names.size === 0) return new Map();
    const found = await this.#parts.emoji.byNames([...names]);
    return new Map(found.map((each) => [each.name, each]));
  }
}

function emojiOf(post: Post, reactions: readonly Reaction[], known: ReadonlyMap<string, Emoji>): Emoji[] {
  return emojiNamesOf(post, reactions).flatMap((name) => known.get(name) ?? []);
}

function ownPriorities(posts: readonly Post[]): ReadonlyMap<string, PostPriority> {
  return new Map(
    posts.flatMap((post) => (post.metadata?.priority ? [[post.id, post.metadata.priority]] : [])),
  );
}

/** Of a deleted post clients learn that it is gone, not by whom. */
function gone(post: Post): Post {
  const { deleteBy: _known, ...props } = post.props;
  return { ...post, message: '', props, metadata: fill<PostMetadata>('model.PostMetadata', {}) };
}
