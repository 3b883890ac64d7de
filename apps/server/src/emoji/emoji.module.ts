import { Module } from '@nestjs/common';
import { EmojiController } from './emoji.controller.ts';

@Module({ controllers: [EmojiController] })
export class EmojiModule {}
