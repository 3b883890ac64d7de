import { Module } from '@nestjs/common';
import { ConfigHistoryController } from './config-history.controller.ts';
import { ConfigController } from './config.controller.ts';

@Module({ controllers: [ConfigController, ConfigHistoryController] })
export class ConfigModule {}
