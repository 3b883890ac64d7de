import { Module } from '@nestjs/common';
import { ChannelMembersController } from './channel-members.controller.ts';
import { ChannelsController } from './channels.controller.ts';
import { TeamChannelsController } from './team-channels.controller.ts';
import { UserChannelsController } from './user-channels.controller.ts';

@Module({
  controllers: [ChannelMembersController, ChannelsController, TeamChannelsController, UserChannelsController],
})
export class ChannelsModule {}
