import type { Post, PostEmbed, PostImage, PostMetadata } from '@patchbay/contract';
import type { ConfigService } from '../../config/config.service.ts';
import { fill } from '../../model/fill.ts';
import { attachmentImages, attachmentsOf, attachmentTexts } from './attachments.ts';
import type { LinkPreviews, WantedLink } from './link-previews.ts';
import type { LinkContent } from './link-reader.ts';
import { linkFilter, linksOf, permalinkedPostId, type MessageLinks } from './message-links.ts';
import type { PermalinkPreviews, PostViewer } from './permalink-previews.ts';

export interface PostEmbedsParts {
  readonly links: LinkPreviews;
  readonly permalinks: PermalinkPreviews;
  readonly config: ConfigService;
}

/** What a post asks to show below its text. */
interface Wishes extends MessageLinks {
  /** The post that its first link names; '' when it is no permalink. */
  readonly permalink: string;
}

type Previews = ReadonlyMap<string, Record<string, unknown>>;
type Contents = ReadonlyMap<string, LinkContent>;

/** What stands below a post's text: attachments, pages and pictures behind links, other posts. At most one of them. */
export class PostEmbeds {
  readonly #parts: PostEmbedsParts;

  constructor(parts: PostEmbedsParts) {
    this.#parts = parts;
  }

  /** Fills `embeds` and `images` of the metadata. `show` makes what a reader sees of posts that others name. */
  async add(
    posts: readonly Post[],
    viewer: PostViewer,
    show: (posts: readonly Post[]) => Promise<Post[]>,
  ): Promise<Post[]> {
    const wishes = this.#wishes(posts);
    if (wishes.size === 0) return [...posts];
    const wantedIds = [...new Set([...wishes.values()].map(({ permalink }) => permalink))].filter(
      (id) => id !== '',
    );
    const previews: Previews =
      wantedIds.length === 0
        ? new Map()
        : await this.#parts.permalinks.of(wantedIds, viewer, async (within) =>
            // A post within a post shows what it has, but no third one.
            this.#withoutPermalinks(await show(within)),
          );
    return this.#filled(posts, wishes, previews);
  }

  /** The posts that these name with a permalink, if permalinks are shown. */
  permalinked(post: Post): string {
    return this.#wishes([post]).get(post.id)?.permalink ?? '';
  }

  /** The links that these posts want looked at. */
  wantedLinks(post: Post): WantedLink[] {
    const wish = this.#wishes([post]).get(post.id);
    return wish ? this.#wanted(post, wish) : [];
  }

  #withoutPermalinks(posts: readonly Post[]): Promise<Post[]> {
    const wishes = this.#wishes(posts);
    for (const [id, wish] of wishes) if (wish.permalink !== '') wishes.delete(id);
    return this.#filled(posts, wishes, new Map());
  }

  async #filled(
    posts: readonly Post[],
    wishes: ReadonlyMap<string, Wishes>,
    previews: Previews,
  ): Promise<Post[]> {
    const byId = new Map(posts.map((post) => [post.id, post]));
    const wanted = [...wishes].flatMap(([id, wish]) => {
      const post = byId.get(id);
      return post ? this.#wanted(post, wish) : [];
    });
    const contents: Contents = wanted.length === 0 ? new Map() : await this.#parts.links.known(wanted);
    return posts.map((post) => {
      const wish = wishes.get(post.id);
      return wish ? withEmbeds(post, wish, this.#embedOf(post, wish, previews, contents), contents) : post;
    });
  }

  #wishes(posts: readonly Post[]): Map<string, Wishes> {
    const { ServiceSettings } = this.#parts.config.get();
    const isAllowed = linkFilter(ServiceSettings.RestrictLinkPreviews ?? '');
    const showsPosts = ServiceSettings.EnablePermalinkPreviews === true;
    const wishes = new Map<string, Wishes>();
    for (const post of posts) {
      if (post.delete_at > 0 && post.message === '') continue;
      const links = linksOf(post.message, isAllowed);
      const has = links.firstLink !== '' || links.images.length > 0;
      if (!has && post.props['attachments'] === undefined && post.props['boards'] === undefined) continue;
      const named = permalinkedPostId(links.firstLink, ServiceSettings.SiteURL ?? '');
      const unsafe = post.props['unsafe_links'] === 'true';
      const permalink = showsPosts && post.props['attachments'] === undefined ? named : '';
      if (unsafe && named === '') continue;
      wishes.set(post.id, { ...links, images: unsafe ? [] : links.images, permalink });
    }
    return wishes;
  }

  #wanted(post: Post, { firstLink, images, permalink }: Wishes): WantedLink[] {
    const previews = this.#parts.config.get().ServiceSettings.EnableLinkPreviews === true;
    const isPage =
      previews && firstLink !== '' && permalink === '' && post.props['attachments'] === undefined;
    return [...(isPage ? [firstLink] : []), ...images, ...imagesOfAttachments(post)].map((url) => ({
      url,
      at: post.create_at,
    }));
  }

  #embedOf(post: Post, wish: Wishes, previews: Previews, contents: Contents): PostEmbed | undefined {
    if (post.props['attachments'] !== undefined) return { type: 'message_attachment', url: '' };
    if (post.props['boards'] !== undefined) return { type: 'boards', url: '', data: post.props['boards'] };
    const { firstLink, permalink } = wish;
    if (firstLink === '') return undefined;
    const { EnableLinkPreviews, SiteURL } = this.#parts.config.get().ServiceSettings;
    if (permalinkedPostId(firstLink, SiteURL ?? '') !== '') {
      const data = previews.get(permalink);
      return data && { type: 'permalink', url: '', data };
    }
    if (!EnableLinkPreviews) return undefined;
    const content = contents.get(firstLink);
    if (content?.openGraph) return { type: 'opengraph', url: firstLink, data: content.openGraph };
    return { type: content?.image ? 'image' : 'link', url: firstLink };
  }
}

function withEmbeds(post: Post, wish: Wishes, embed: PostEmbed | undefined, contents: Contents): Post {
  const images: Record<string, PostImage> = {};
  const named = [
    ...wish.images,
    ...imagesOfAttachments(post),
    ...(embed?.type === 'image' ? [embed.url] : []),
  ];
  for (const url of named) {
    const image = contents.get(url)?.image;
    if (image) images[url] = image;
  }
  const metadata = post.metadata ?? fill<PostMetadata>('model.PostMetadata', {});
  return { ...post, metadata: { ...metadata, embeds: embed ? [embed] : [], images } };
}

function imagesOfAttachments(post: Post): string[] {
  return attachmentsOf(post).flatMap((attachment) => [
    ...attachmentTexts(attachment).flatMap((text) => [...linksOf(text).images]),
    ...attachmentImages(attachment),
  ]);
}
