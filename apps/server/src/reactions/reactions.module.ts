import { Module } from '@nestjs/common';
import { ReactionsController } from './reactions.controller.ts';

@Module({ controllers: [ReactionsController] })
export class ReactionsModule {}
