import { Module, type DynamicModule } from '@nestjs/common';
import { EngineModule, type EngineParts } from './engine/engine.module.ts';
import { BrandModule } from './brand/brand.module.ts';
import { UploadsModule } from './uploads/uploads.module.ts';
import { ActionsModule } from './actions/actions.module.ts';
import { BotsModule } from './bots/bots.module.ts';
import { MailModule } from './mail/mail.module.ts';
import { SchemesModule } from './schemes/schemes.module.ts';
import { ChannelsModule } from './channels/channels.module.ts';
import { CommandsModule } from './commands/commands.module.ts';
import { ConfigModule } from './config/config.module.ts';
import { EmojiModule } from './emoji/emoji.module.ts';
import { FilesModule } from './files/files.module.ts';
import { DraftsModule } from './drafts/drafts.module.ts';
import { KeysModule } from './keys/keys.module.ts';
import { MarketplaceModule } from './marketplace/marketplace.module.ts';
import type { MarketplaceParts } from './marketplace/marketplace.ts';
import { NothingHereModule } from './nothing-here/nothing-here.module.ts';
import { OAuthModule } from './oauth/oauth.module.ts';
import { OpenApiModule } from './openapi/openapi.module.ts';
import { PluginsModule } from './plugins/plugins.module.ts';
import { PostsModule } from './posts/posts.module.ts';
import { PreferencesModule } from './preferences/preferences.module.ts';
import { ReactionsModule } from './reactions/reactions.module.ts';
import { RolesModule } from './roles/roles.module.ts';
import { SearchModule } from './search/search.module.ts';
import { SocketsModule } from './sockets/sockets.module.ts';
import type { SystemParts } from './system/system-parts.ts';
import { SystemModule } from './system/system.module.ts';
import { TeamsModule } from './teams/teams.module.ts';
import { ThreadsModule } from './threads/threads.module.ts';
import { UnlicensedModule } from './unlicensed/unlicensed.module.ts';
import { UsersModule } from './users/users.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

/** Every part of the server on one screen. */
@Module({})
export class AppModule {
  static with(
    parts: EngineParts & SystemParts & Pick<MarketplaceParts, 'prepackaged'> & { uploadFolder: string },
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EngineModule.with(parts),
        KeysModule,
        MarketplaceModule.with(parts),
        PluginsModule.with({ uploadFolder: parts.uploadFolder }),
        SocketsModule,
        SystemModule.with(parts),
        ConfigModule,
        UsersModule,
        PreferencesModule,
        RolesModule,
        TeamsModule,
        SchemesModule,
        MailModule,
        BotsModule,
        ChannelsModule,
        PostsModule,
        FilesModule,
        UploadsModule,
        EmojiModule,
        BrandModule,
        ReactionsModule,
        ThreadsModule,
        DraftsModule,
        SearchModule,
        CommandsModule,
        ActionsModule,
        WebhooksModule,
        OAuthModule,
        NothingHereModule,
        OpenApiModule,
        UnlicensedModule,
      ],
    };
  }
}
