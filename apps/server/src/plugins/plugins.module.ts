import { Module, type DynamicModule } from '@nestjs/common';
import { PluginAccessController } from './access.controller.ts';
import { DataController } from './data.controller.ts';
import { InstallController } from './install.controller.ts';
import { LogsController } from './logs.controller.ts';
import { PluginsController } from './plugins.controller.ts';
import { ReattachController } from './reattach.controller.ts';
import { ReportsController } from './reports.controller.ts';
import { TracesController } from './traces.controller.ts';
import { VersionsController } from './versions.controller.ts';
import { UPLOAD_FOLDER } from './upload-folder.ts';

@Module({})
export class PluginsModule {
  static with(options: { uploadFolder: string }): DynamicModule {
    return {
      module: PluginsModule,
      controllers: [
        PluginsController,
        InstallController,
        TracesController,
        VersionsController,
        ReportsController,
        LogsController,
        DataController,
        PluginAccessController,
        ReattachController,
      ],
      providers: [{ provide: UPLOAD_FOLDER, useValue: options.uploadFolder }],
    };
  }
}
