import type { ServerDuplexStream } from '@grpc/grpc-js';
import { RpcError } from '../../errors.ts';
import { decode } from '../codec/codecs.ts';
import type { ConnInfo } from '../go-plugin-messages.ts';

/** How long an announcement and who waits for it may miss each other (contract: go-plugin-wire §F.5). */
export const BROKER_DEADLINE_MS = 5_000;

/** The plugin's side of go-plugin's broker: learns where servers of the host listen. */
export class PluginBroker {
  readonly #announced = new Map<number, ConnInfo>();
  readonly #waiting = new Map<number, (info: ConnInfo) => void>();

  /** Takes the host's stream, which lives as long as its connection. */
  serve(stream: ServerDuplexStream<Buffer, Buffer>): void {
    stream.on('data', (bytes: Buffer) => {
      try {
        this.#take(decode('plugin.ConnInfo', bytes) as ConnInfo);
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
  }

  #take(info: ConnInfo): void {
    const { serviceId } = info;
    const waiting = this.#waiting.get(serviceId);
    if (waiting !== undefined) return waiting(info);
    this.#announced.set(serviceId, info);
    setTimeout(() => this.#announced.delete(serviceId), BROKER_DEADLINE_MS).unref();
  }

  /** Where the server with this id listens. */
  find(serviceId: number): Promise<ConnInfo> {
    const announced = this.#announced.get(serviceId);
    if (announced !== undefined) {
      this.#announced.delete(serviceId);
      return Promise.resolve(announced);
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(serviceId);
        reject(new RpcError('deadline', `the host announced no server under id ${serviceId}`));
      }, BROKER_DEADLINE_MS);
      this.#waiting.set(serviceId, (info) => {
        clearTimeout(timer);
        this.#waiting.delete(serviceId);
        resolve(info);
      });
    });
  }
}
