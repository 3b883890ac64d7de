/** Where the metrics listener listens. */
export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

const MAX_PORT = 65_535;

/**
 * Reads an address as Go writes it: `:8067`, `127.0.0.1:8067`, `[::1]:8067`. Without a host it is this machine alone:
 * what is shown there asks nobody who they are. `undefined` for what is no address.
 */
export function metricsAddress(text: string): MetricsAddress | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^[\]:]*)):(\d{1,5})$/i.exec(text.trim());
  const port = Number(match?.[3]);
  if (!match || port > MAX_PORT) return undefined;
  return { host: match[1] ?? (match[2] || '127.0.0.1'), port };
}
