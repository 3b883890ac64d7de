import { Module, type DynamicModule } from '@nestjs/common';
import { EngineModule, type EngineParts } from './engine/engine.module.ts';
import { PluginsModule } from './plugins/plugins.module.ts';
import { SocketsModule } from './sockets/sockets.module.ts';

/** Every part of the server on one screen. */
@Module({})
export class AppModule {
  static with(parts: EngineParts & { uploadFolder: string }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EngineModule.with(parts),
        PluginsModule.with({ uploadFolder: parts.uploadFolder }),
        SocketsModule,
      ],
    };
  }
}
