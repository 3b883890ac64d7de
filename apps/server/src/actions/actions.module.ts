import { Module } from '@nestjs/common';
import { DialogsController } from './dialogs.controller.ts';

@Module({ controllers: [DialogsController] })
export class ActionsModule {}
