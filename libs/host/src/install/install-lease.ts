import type { Clock, Logger } from '@patchbay/hooks';
import { textOf } from '../errors.ts';
import type { PluginLedger } from '../plugin-ledger.ts';
import { pluginBusy } from './install-errors.ts';

/** How long a node that died keeps others from changing what is installed of an id, in milliseconds. */
export const LEASE_TTL_MS = 60_000;
/** How often it is renewed while work goes on, in milliseconds. */
export const LEASE_RENEWAL_MS = 20_000;

export interface InstallLeaseOptions {
  readonly ledger: PluginLedger;
  /** Names this node, the same after a restart: what its process of before held is its own. */
  readonly holder: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The right to change what is installed of one id, over all nodes. */
export class InstallLease {
  readonly #options: InstallLeaseOptions;

  constructor(options: InstallLeaseOptions) {
    this.#options = options;
  }

  /** Runs `work` while holding the lease. Rejects with 409 `app.plugin.busy.app_error` while another node has it. */
  async hold<T>(pluginId: string, work: () => Promise<T>): Promise<T> {
    if (!(await this.#take(pluginId))) throw pluginBusy(pluginId);
    return this.#working(pluginId, work);
  }

  /** As {@link hold}, but does nothing while another node has the lease. */
  async holdIfFree(pluginId: string, work: () => Promise<void>): Promise<void> {
    if (await this.#take(pluginId)) await this.#working(pluginId, work);
  }

  async #working<T>(pluginId: string, work: () => Promise<T>): Promise<T> {
    const { ledger, holder, logger } = this.#options;
    const stopRenewing = this.#renew(pluginId);
    try {
      return await work();
    } finally {
      stopRenewing();
      await ledger.release(pluginId, holder()).catch((error: unknown) => {
        logger.warn(`The lease of plugin ${pluginId} runs out by itself: ${textOf(error)}`, {
          plugin_id: pluginId,
        });
      });
    }
  }

  #take(pluginId: string): Promise<boolean> {
    const { ledger, holder } = this.#options;
    return ledger.lease(pluginId, holder(), LEASE_TTL_MS);
  }

  #renew(pluginId: string): () => void {
    const { clock, logger } = this.#options;
    let cancel = (): void => undefined;
    let stopped = false;
    const next = (): void => {
      cancel = clock.after(LEASE_RENEWAL_MS, () => {
        void this.#take(pluginId)
          .catch((error: unknown) => {
            logger.warn(`The lease of plugin ${pluginId} was not renewed: ${textOf(error)}`, {
              plugin_id: pluginId,
            });
          })
          .finally(() => {
            if (!stopped) next();
          });
      });
    };
    next();
    return () => {
      stopped = true;
      cancel();
    };
  }
}
