import { Module } from '@nestjs/common';
import { HooksController } from './hooks.controller.ts';
import { IncomingWebhooksController } from './incoming-webhooks.controller.ts';
import { OutgoingWebhooksController } from './outgoing-webhooks.controller.ts';

@Module({ controllers: [HooksController, IncomingWebhooksController, OutgoingWebhooksController] })
export class WebhooksModule {}
