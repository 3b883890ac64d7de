import type { Clock } from '@patchbay/hooks';

/** How often every running plugin is asked for a sign of life, in milliseconds (contract: management §6). */
export const HEALTH_CHECK_INTERVAL_MS = 30_000;
/** Pings in a row without an answer that make a plugin unhealthy (contract: management §6). */
export const HEALTH_CHECK_PINGS = 3;
/** How long one ping may take, in milliseconds. */
export const PING_DEADLINE_MS = 4_000;

export interface Pingable {
  ping(signal?: AbortSignal): Promise<void>;
}

/** Whether one of {@link HEALTH_CHECK_PINGS} pings is answered. */
export async function isAnswering(plugin: Pingable, clock: Clock): Promise<boolean> {
  for (let attempt = 0; attempt < HEALTH_CHECK_PINGS; attempt += 1) {
    if (await answers(plugin, clock)) return true;
  }
  return false;
}

function answers(plugin: Pingable, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const deadline = new AbortController();
    const cancel = clock.after(PING_DEADLINE_MS, () => {
      deadline.abort(new Error('no answer to a ping'));
      resolve(false);
    });
    plugin.ping(deadline.signal).then(
      () => {
        cancel();
        resolve(true);
      },
      () => {
        cancel();
        resolve(false);
      },
    );
  });
}

/** Runs `check` every {@link HEALTH_CHECK_INTERVAL_MS}, never two at once, until the returned function is called. */
export function everyInterval(check: () => Promise<void>, clock: Clock): () => void {
  let stopped = false;
  let cancel = (): void => undefined;
  const next = (): void => {
    cancel = clock.after(HEALTH_CHECK_INTERVAL_MS, () => {
      void check().finally(() => {
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
