import { Module } from '@nestjs/common';
import { SocketIoGateway } from './socket-io.gateway.ts';

@Module({ providers: [SocketIoGateway] })
export class SocketsModule {}
