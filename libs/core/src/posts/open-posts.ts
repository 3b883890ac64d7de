import type { AccessService } from '../access/access.service.ts';
import type { CoreCommon } from '../core-common.ts';
import { DraftService } from '../drafts/draft.service.ts';
import type { EmojiService } from '../emoji/emoji.service.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { FileService } from '../files/file.service.ts';
import type { MailService } from '../mail/mail.service.ts';
import { NotificationService } from '../notifications/notification.service.ts';
import { ReactionService } from '../reactions/reaction.service.ts';
import type { Repositories } from '../repositories.ts';
import { ThreadFollowing } from '../threads/thread-following.ts';
import { ThreadService } from '../threads/thread.service.ts';
import type { EphemeralService } from './ephemeral.service.ts';
import { MentionFinder } from './mentions/mention-finder.ts';
import { MentionHints } from './mentions/mention-hints.ts';
import { MentionIndices } from './mentions/mention-indices.ts';
import { openPostViews } from './open-post-views.ts';
import { PostAftermath } from './post-aftermath.ts';
import { PostBroadcast } from './post-broadcast.ts';
import { PostListingService } from './post-listing.service.ts';
import { PostService } from './post.service.ts';
import { FlaggedPosts } from './reading/flagged-posts.ts';
import { ThreadDetails } from './reading/thread-details.ts';
import { UnreadPosts } from './reading/unread-posts.ts';

export interface PostsNeeds {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly access: AccessService;
  readonly files: FileService;
  readonly emoji: EmojiService;
  readonly mail: MailService;
  readonly ephemeral: EphemeralService;
  readonly channelMemberIds: MemberIds;
}

export type PostServices = ReturnType<typeof openPosts>['services'];

/** Posts, and everything that hangs on them: threads, reactions, drafts, mentions, notifications. */
export function openPosts(needs: PostsNeeds) {
  const { access, channelMemberIds, common, emoji, ephemeral, files, rows } = needs;
  const { database, events } = common;
  const { linkPreviews, postEmbeds, postViews } = openPostViews(needs);
  const indices = new MentionIndices(database, channelMemberIds, events);
  const mentions = new MentionFinder({ ...common, ...rows, indices, access });
  const details = new ThreadDetails({ ...common, ...rows });
  const threadService = new ThreadService({ ...common, ...rows, details, mentions });
  const notifications = new NotificationService({ ...common, ...rows, ...needs, indices });
  const hints = new MentionHints({ ...common, ...rows, ephemeral });
  const aftermath = new PostAftermath({ ...common, threadService, hints, notifier: notifications });
  const views = { postViews, postEmbeds, linkPreviews };
  const broadcast = new PostBroadcast({ ...common, ...rows, ...views, access, channelMemberIds });
  const following = new ThreadFollowing({ ...common, ...rows, mentions });
  const posts = new PostService({
    ...rows,
    ...common,
    ...{ channelMemberIds, files, broadcast, mentions, following, aftermath },
  });
  const services = {
    posts,
    postListing: new PostListingService({ ...rows, details }),
    postViews,
    linkPreviews,
    postAftermath: aftermath,
    postBroadcast: broadcast,
    flaggedPosts: new FlaggedPosts(rows),
    unreadPosts: new UnreadPosts({ ...common, ...rows, mentions, threadService }),
    threads: threadService,
    notifications,
    drafts: new DraftService({ ...common, ...rows, files }),
    reactions: new ReactionService({
      ...common,
      ...rows,
      assertEmojiExists: (name) => emoji.assertExists(name),
    }),
  };
  const close = async () => {
    await linkPreviews.close();
    await broadcast.settled();
    await aftermath.close();
    await notifications.settled();
  };
  return { services, close };
}
