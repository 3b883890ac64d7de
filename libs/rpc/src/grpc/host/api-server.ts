import { Server, status } from '@grpc/grpc-js';
import type {
  sendUnaryData,
  ServerCredentials,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
} from '@grpc/grpc-js';
import type { ApiName } from '@patchbay/contract';
import { protoSchema } from '@patchbay/contract/proto';
import type { Handshake } from '../../host/types.ts';
import { SERVER_OPTIONS } from '../channel-options.ts';
import { pathOf } from '../go-plugin-messages.ts';
import { failure } from '../status.ts';
import { answerApiCall, ApiFailure } from './api-call.ts';
import type { ApiPath } from './api-call.ts';
import { answerApiUpload, answerPluginHttp } from './api-streams.ts';
import { socketPlace } from './socket-place.ts';
import type { SocketPlace } from './socket-place.ts';

const asIs = (bytes: Buffer): Buffer => bytes;

/** Serves the plugin API to one plugin, on a socket of its own. */
export class ApiServer {
  readonly #server: Server;
  readonly #place: SocketPlace;

  private constructor(server: Server, place: SocketPlace) {
    this.#server = server;
    this.#place = place;
  }

  static async start(
    path: ApiPath,
    handshake: Handshake,
    credentials: ServerCredentials,
  ): Promise<ApiServer> {
    const server = new Server(SERVER_OPTIONS);
    register(server, path);
    const place = await socketPlace(handshake);
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(`unix:${place.path}`, credentials, (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    return new ApiServer(server, place);
  }

  get address(): string {
    return this.#place.path;
  }

  close(): void {
    this.#server.forceShutdown();
    void this.#place.remove();
  }
}

function register(server: Server, path: ApiPath): void {
  for (const [name, [, , streams]] of Object.entries(protoSchema().services.API)) {
    const route = pathOf('API', name);
    switch (streams) {
      case undefined:
        server.register(
          route,
          (call: ServerUnaryCall<Buffer, Buffer>, done: sendUnaryData<Buffer>) =>
            settle(answerApiCall(path, name as ApiName, call.request), done),
          asIs,
          asIs,
          'unary',
        );
        break;
      case 'request':
        server.register(
          route,
          (call: ServerReadableStream<Buffer, Buffer>, done: sendUnaryData<Buffer>) =>
            settle(answerApiUpload(path, name as ApiName, call), done),
          asIs,
          asIs,
          'clientStream',
        );
        break;
      case 'both':
        server.register(
          route,
          (call: ServerDuplexStream<Buffer, Buffer>) => {
            call.on('error', () => undefined);
            answerPluginHttp(path, call).then(
              () => call.end(),
              (error: unknown) => call.emit('error', statusOf(error)),
            );
          },
          asIs,
          asIs,
          'bidi',
        );
    }
  }
}

function settle(answer: Promise<Buffer>, done: sendUnaryData<Buffer>): void {
  answer.then(
    (bytes) => done(null, bytes),
    (error: unknown) => done(statusOf(error)),
  );
}

function statusOf(error: unknown): ReturnType<typeof failure> {
  return error instanceof ApiFailure ? error.status : failure(status.INTERNAL, error);
}
