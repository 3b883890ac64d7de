import { Module } from '@nestjs/common';
import { ChannelListsController } from './channel-lists.controller.ts';
import { ChannelMakingController } from './channel-making.controller.ts';
import { ChannelMembersController } from './channel-members.controller.ts';
import { ChannelReadsController } from './channel-reads.controller.ts';
import { ChannelsController } from './channels.controller.ts';
import { SharedChannelsController } from './shared-channels.controller.ts';
import { SidebarController } from './sidebar.controller.ts';
import { TeamChannelsController } from './team-channels.controller.ts';
import { UserChannelsController } from './user-channels.controller.ts';

@Module({
  controllers: [
    // What stands in place of an id comes first.
    ChannelReadsController,
    ChannelListsController,
    ChannelMakingController,
    ChannelMembersController,
    ChannelsController,
    TeamChannelsController,
    SharedChannelsController,
    SidebarController,
    UserChannelsController,
  ],
})
export class ChannelsModule {}
