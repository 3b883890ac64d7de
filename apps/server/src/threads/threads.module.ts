import { Module } from '@nestjs/common';
import { ThreadsController } from './threads.controller.ts';

@Module({ controllers: [ThreadsController] })
export class ThreadsModule {}
