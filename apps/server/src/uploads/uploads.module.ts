import { Module } from '@nestjs/common';
import { UploadsController } from './uploads.controller.ts';
import { UserUploadsController } from './user-uploads.controller.ts';

@Module({ controllers: [UploadsController, UserUploadsController] })
export class UploadsModule {}
