import { decode, encode } from '../codec/codecs.ts';
import type { Channel } from '../channel.ts';
import { GO_PLUGIN_PATHS } from '../go-plugin-messages.ts';
import type { ConnInfo } from '../go-plugin-messages.ts';

/**
 * The host's side of go-plugin's broker: tells the plugin where a server of ours listens (contract: go-plugin-wire
 * §F.5). Open as long as the connection.
 */
export class HostBroker {
  readonly #stream: ReturnType<Channel['duplex']>;
  #nextId = 0;
  #failure: Error | undefined;

  /** @param onProblem told once when the plugin has no broker, or closes it */
  constructor(channel: Channel, onProblem: (problem: string) => void) {
    this.#stream = channel.duplex(GO_PLUGIN_PATHS.broker);
    const failed = (error: Error): void => {
      if (this.#failure !== undefined) return;
      this.#failure = error;
      if (!channel.isOver) onProblem(channel.errorOf(error).message);
    };
    this.#stream.on('error', failed);
    this.#stream.on('data', (bytes: Buffer) => {
      try {
        const { serviceId } = decode('plugin.ConnInfo', bytes) as ConnInfo;
        // Plugins have nothing to serve but their hooks.
        onProblem(`it announced a server of its own under id ${serviceId}, for which there is no use`);
      } catch (error) {
        failed(error as Error);
        this.#stream.cancel();
      }
    });
    this.#stream.on('end', () => failed(new Error('the plugin closed its broker')));
  }

  /** Announces a server of ours; returns the id to pass to the plugin, or undefined where there is no broker. */
  announce(network: 'unix' | 'tcp', address: string): number | undefined {
    if (this.#failure !== undefined) return undefined;
    const serviceId = (this.#nextId = (this.#nextId % 0xffff_ffff) + 1);
    this.#stream.write(encode('plugin.ConnInfo', { serviceId, network, address }));
    return serviceId;
  }
}
