import type { RoleService } from '../access/role.service.ts';
import type { CoreCommon } from '../core-common.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { FileService } from '../files/file.service.ts';
import type { PostService } from '../posts/post.service.ts';
import type { Repositories } from '../repositories.ts';
import { ChannelAftermath } from './channel-aftermath.ts';
import { ChannelChangeService } from './channel-change.service.ts';
import { ChannelListService } from './channel-list.service.ts';
import { ChannelMemberService } from './channel-member.service.ts';
import { ChannelMessages } from './channel-messages.ts';
import { ChannelMoveService } from './channel-move.service.ts';
import { ChannelReadService } from './channel-read.service.ts';
import { ChannelService } from './channel.service.ts';
import { MemberChangeService } from './member-change.service.ts';
import { SidebarCategoryService } from './sidebar-category.service.ts';

export interface ChannelsNeed {
  readonly common: CoreCommon;
  readonly rows: Repositories;
  readonly roles: RoleService;
  readonly posts: PostService;
  readonly files: FileService;
  readonly memberIds: MemberIds;
}

export type ChannelServices = ReturnType<typeof openChannels>;

/** Channels, who is in them, and how people sort them. */
export function openChannels({ common, rows, roles, posts, files, memberIds }: ChannelsNeed) {
  const parts = {
    ...rows,
    ...common,
    roles,
    files,
    memberIds,
    messages: new ChannelMessages(posts, common.logger),
    aftermath: new ChannelAftermath(common.database),
  };
  const changes = new ChannelChangeService(parts);
  const channels = new ChannelService({ ...parts, changes });
  const memberChanges = new MemberChangeService(parts);
  const channelMembers = new ChannelMemberService({ ...parts, memberChanges });
  return {
    channels,
    channelChanges: changes,
    channelMembers,
    memberChanges,
    channelLists: new ChannelListService(parts),
    channelMoves: new ChannelMoveService({ ...parts, changes, memberChanges, membership: channelMembers }),
    channelReads: new ChannelReadService(parts),
    sidebarCategories: new SidebarCategoryService({ ...parts, memberChanges }),
  };
}
