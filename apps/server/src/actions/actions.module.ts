import { Module } from '@nestjs/common';
import { DialogsController } from './dialogs.controller.ts';
import { IntegrationCaller } from './integration-caller.ts';
import { PostActionsController } from './post-actions.controller.ts';

@Module({ controllers: [DialogsController, PostActionsController], providers: [IntegrationCaller] })
export class ActionsModule {}
