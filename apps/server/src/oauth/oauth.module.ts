import { Module } from '@nestjs/common';
import { OAuthAppsController } from './oauth-apps.controller.ts';
import { OAuthController } from './oauth.controller.ts';

@Module({ controllers: [OAuthAppsController, OAuthController] })
export class OAuthModule {}
