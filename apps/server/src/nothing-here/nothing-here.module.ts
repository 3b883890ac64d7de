import { Module } from '@nestjs/common';
import { NothingHereController } from './nothing-here.controller.ts';

@Module({ controllers: [NothingHereController] })
export class NothingHereModule {}
