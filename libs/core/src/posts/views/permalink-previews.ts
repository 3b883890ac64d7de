import type { Channel, Post, Session } from '@patchbay/contract';
import type { AccessService } from '../../access/access.service.ts';
import type { ChannelRepository } from '../../channels/channel.repository.ts';
import { present } from '../../model/present.ts';
import type { TeamRepository } from '../../teams/team.repository.ts';
import type { PostRepository } from '../post.repository.ts';

/** Who reads. Without a session, the person's own roles count. Without a person, it is everybody at once. */
export interface PostViewer {
  readonly userId: string;
  readonly session?: Session;
}

export interface PermalinkPreviewsParts {
  readonly posts: PostRepository;
  readonly channels: ChannelRepository;
  readonly teams: TeamRepository;
  readonly access: AccessService;
}

/** Posts shown within other posts that name them. */
export class PermalinkPreviews {
  readonly #parts: PermalinkPreviewsParts;

  constructor(parts: PermalinkPreviewsParts) {
    this.#parts = parts;
  }

  /**
   * What each of these posts looks like within another, as JSON; posts that are gone, or that the reader may not read,
   * are missing. `show` makes of a post what its reader sees.
   */
  async of(
    postIds: readonly string[],
    viewer: PostViewer,
    show: (posts: readonly Post[]) => Promise<Post[]>,
  ): Promise<ReadonlyMap<string, Record<string, unknown>>> {
    const found = (await this.#parts.posts.byIds(postIds)).filter((post) => post.delete_at === 0);
    const readable = new Map<string, Channel>();
    for (const channelId of new Set(found.map((post) => post.channel_id))) {
      const channel = await this.#parts.channels.byId(channelId);
      if (channel && (await this.mayRead(viewer, channel))) readable.set(channelId, channel);
    }
    const shown = await show(found.filter((post) => readable.has(post.channel_id)));
    const previews = new Map<string, Record<string, unknown>>();
    for (const post of shown) {
      const channel = readable.get(post.channel_id);
      if (channel) previews.set(post.id, await this.#preview(post, channel));
    }
    return previews;
  }

  mayRead({ session, userId }: PostViewer, channel: Channel): Promise<boolean> {
    const { access } = this.#parts;
    return session ? access.canReadPosts(session, channel) : access.userCanReadPosts(userId, channel);
  }

  async #preview(post: Post, channel: Channel): Promise<Record<string, unknown>> {
    const team = channel.team_id === '' ? undefined : await this.#parts.teams.byId(channel.team_id);
    return {
      post_id: post.id,
      post: present('model.Post', post),
      team_name: team?.name ?? '',
      channel_display_name: channel.display_name,
      channel_type: channel.type,
      channel_id: channel.id,
    };
  }
}
