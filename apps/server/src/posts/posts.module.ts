import { Module } from '@nestjs/common';
import { BurningPostsController } from './burning-posts.controller.ts';
import { ChannelPostsController } from './channel-posts.controller.ts';
import { PostDetailsController } from './post-details.controller.ts';
import { PostsController } from './posts.controller.ts';
import { UserPostsController } from './user-posts.controller.ts';

@Module({
  controllers: [
    ChannelPostsController,
    PostsController,
    PostDetailsController,
    BurningPostsController,
    UserPostsController,
  ],
})
export class PostsModule {}
