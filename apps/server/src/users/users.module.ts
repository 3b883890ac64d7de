import { Module } from '@nestjs/common';
import { LoginController } from './login.controller.ts';
import { UserSessionsController } from './user-sessions.controller.ts';
import { UserStatusesController } from './user-statuses.controller.ts';
import { UsersController } from './users.controller.ts';

/** The first controllers have the fixed paths, which `:user_id` would take otherwise. */
@Module({ controllers: [LoginController, UserStatusesController, UserSessionsController, UsersController] })
export class UsersModule {}
