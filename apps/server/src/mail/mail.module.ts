import { Module } from '@nestjs/common';
import { MailController } from './mail.controller.ts';

@Module({ controllers: [MailController] })
export class MailModule {}
