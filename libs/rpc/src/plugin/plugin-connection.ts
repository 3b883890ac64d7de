import type { Socket } from 'node:net';
import { CONTROL, wire } from '../contract-method.ts';
import { MuxBroker } from '../mux-broker.ts';
import { RpcServer } from '../netrpc/server.ts';
import type { ServedMethod } from '../netrpc/server.ts';
import { YamuxSession } from '../yamux/session.ts';
import type { YamuxStream } from '../yamux/stream.ts';
import { hooksService } from './hooks-service.ts';
import type { ServeOptions } from './serve-options.ts';
import type { CapturedOutput } from './standard-output.ts';

const DISPENSED_NAME = 'hooks';

export interface ConnectionOwner {
  readonly options: ServeOptions;
  readonly stdout: CapturedOutput;
  readonly stderr: CapturedOutput;
  /** The host asked the plugin to end. */
  quit(): void;
}

/** One host's connection: tells its first three streams apart by their order (contract: go-plugin-wire §B.1). */
export class HostConnection {
  readonly closed: Promise<unknown>;
  readonly #session: YamuxSession;
  readonly #broker: MuxBroker;
  readonly #owner: ConnectionOwner;
  #opened = 0;

  constructor(socket: Socket, owner: ConnectionOwner) {
    this.#owner = owner;
    socket.setNoDelay(true);
    this.#session = new YamuxSession(socket, { client: false, onStream: (stream) => this.#take(stream) });
    this.#broker = new MuxBroker(this.#session);
    this.closed = this.#session.closed;
  }

  /** False for a connection that was only dialled to see whether somebody listens. */
  get used(): boolean {
    return this.#opened > 0;
  }

  close(): void {
    this.#session.close();
  }

  #take(stream: YamuxStream): void {
    switch (++this.#opened) {
      case 1:
        new RpcServer(stream, wire, this.#control());
        return;
      case 2:
        return this.#owner.stdout.connect(stream);
      case 3:
        return this.#owner.stderr.connect(stream);
      default:
        return this.#broker.onStream(stream);
    }
  }

  #control(): Map<string, ServedMethod> {
    const methods: ServedMethod[] = [
      { ...CONTROL.ping, handle: () => ({}) },
      {
        ...CONTROL.quit,
        handle: () => {
          this.#owner.quit();
          return {};
        },
      },
      { ...CONTROL.dispense, handle: (name) => this.#dispense(String(name)) },
    ];
    return new Map(methods.map((method) => [method.name, method]));
  }

  #dispense(name: string): number {
    if (name !== DISPENSED_NAME) throw new Error(`unknown plugin type: ${name}`);
    const id = this.#broker.nextId();
    this.#broker.accept(id).then(
      (stream) => new RpcServer(stream, wire, hooksService(this.#owner.options, this.#broker)),
      () => undefined,
    );
    return id;
  }
}
