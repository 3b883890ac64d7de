import { Module } from '@nestjs/common';
import { FileUploadController } from './file-upload.controller.ts';
import { FilesController } from './files.controller.ts';
import { PostFilesController } from './post-files.controller.ts';
import { PublicFileController } from './public-file.controller.ts';

@Module({ controllers: [FileUploadController, FilesController, PostFilesController, PublicFileController] })
export class FilesModule {}
