import { Module } from '@nestjs/common';
import { AccessTokensController } from './access-tokens.controller.ts';
import { AuditsController } from './audits.controller.ts';
import { LoginController } from './login.controller.ts';
import { LoginSwitchController } from './login-switch.controller.ts';
import { MailTokensController } from './mail-tokens.controller.ts';
import { UserAccountController } from './user-account.controller.ts';
import { UserImageController } from './user-image.controller.ts';
import { UserListsController } from './user-lists.controller.ts';
import { UserMfaController } from './user-mfa.controller.ts';
import { UserSessionsController } from './user-sessions.controller.ts';
import { UserStatusesController } from './user-statuses.controller.ts';
import { UserTermsController } from './user-terms.controller.ts';
import { UsersController } from './users.controller.ts';

/** The first controllers have the fixed paths, which `:user_id` would take otherwise. */
@Module({
  controllers: [
    AuditsController,
    LoginController,
    LoginSwitchController,
    MailTokensController,
    AccessTokensController,
    UserSessionsController,
    UserStatusesController,
    UserListsController,
    UserAccountController,
    UserMfaController,
    UserTermsController,
    UserImageController,
    UsersController,
  ],
})
export class UsersModule {}
