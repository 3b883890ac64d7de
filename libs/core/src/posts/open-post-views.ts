import type { AccessService } from '../access/access.service.ts';
import type { CoreCommon } from '../core-common.ts';
import type { Repositories } from '../repositories.ts';
import { LinkMetadataRepository } from './views/link-metadata.repository.ts';
import { LinkPreviews } from './views/link-previews.ts';
import { PermalinkPreviews } from './views/permalink-previews.ts';
import { PostEmbeds } from './views/post-embeds.ts';
import { PostViews, type PostEmoji, type PostFiles } from './views/post-views.ts';

export interface PostViewsNeeds {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly access: AccessService;
  readonly files: PostFiles;
  readonly emoji: PostEmoji;
}

export interface OpenedPostViews {
  readonly postViews: PostViews;
  readonly postEmbeds: PostEmbeds;
  readonly linkPreviews: LinkPreviews;
}

/** What readers see of posts. `linkPreviews` is to be closed. */
export function openPostViews({ common, rows, access, files, emoji }: PostViewsNeeds): OpenedPostViews {
  const linkPreviews = new LinkPreviews({ ...common, links: new LinkMetadataRepository(common.database) });
  const permalinks = new PermalinkPreviews({ ...rows, access });
  const postEmbeds = new PostEmbeds({ ...common, links: linkPreviews, permalinks });
  const postViews = new PostViews({
    ...common,
    ...rows,
    embeds: postEmbeds,
    files,
    emoji,
  });
  return { postViews, postEmbeds, linkPreviews };
}
