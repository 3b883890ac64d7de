import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { Logger } from '../logger.ts';
import { emptyContext } from '../model/empty-context.ts';
import type { ClusterBus } from './cluster-bus.ts';

const RELIABLE = 'reliable';

/** What plugins say to themselves on other nodes (PublishPluginClusterEvent, OnPluginClusterEvent). */
export class PluginClusterEvents {
  readonly #bus: ClusterBus | undefined;
  readonly #stop: () => void;

  constructor(bus: ClusterBus | undefined, hooks: AttachedHooks, logger: Logger) {
    this.#bus = bus;
    const stop = bus?.listen(async ({ data, eventId, pluginId }) => {
      try {
        const event = { Id: eventId, Data: data };
        await hooks.ask.one(pluginId, 'OnPluginClusterEvent', [emptyContext(), event]);
      } catch (error) {
        logger.warn('A plugin was not told of what it said on another node', {
          plugin_id: pluginId,
          event_id: eventId,
          error: error instanceof Error ? error.message : String(error),
        });
      }
    });
    this.#stop = stop ?? (() => undefined);
  }

  /** To all other nodes, or to one, which has to be there. Alone, a server has nobody to tell: that is no error. */
  async publish(
    pluginId: string,
    event: { readonly Id: string; readonly Data: Uint8Array },
    options: { readonly SendType: string; readonly TargetId: string },
  ): Promise<void> {
    await this.#bus?.send(
      { pluginId, eventId: event.Id, data: event.Data },
      { targetId: options.TargetId, reliable: options.SendType === RELIABLE },
    );
  }

  close(): void {
    this.#stop();
  }
}
