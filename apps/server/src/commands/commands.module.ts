import { Module } from '@nestjs/common';
import { ArgumentItems } from './argument-items.ts';
import { CommandsController } from './commands.controller.ts';
import { CustomCommandsController } from './custom-commands.controller.ts';

@Module({ controllers: [CommandsController, CustomCommandsController], providers: [ArgumentItems] })
export class CommandsModule {}
