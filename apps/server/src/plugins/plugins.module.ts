import { Module, type DynamicModule } from '@nestjs/common';
import { PluginsController } from './plugins.controller.ts';
import { ReattachController } from './reattach.controller.ts';
import { UPLOAD_FOLDER } from './upload-folder.ts';

@Module({})
export class PluginsModule {
  static with(options: { uploadFolder: string }): DynamicModule {
    return {
      module: PluginsModule,
      controllers: [PluginsController, ReattachController],
      providers: [{ provide: UPLOAD_FOLDER, useValue: options.uploadFolder }],
    };
  }
}
