import type { PluginConnection } from '@patchbay/rpc/host';
import type { HooksInFlight } from './hooks-in-flight.ts';

/** The same connection, with every hook that is called over it noted while it runs. */
export function watchedConnection(connection: PluginConnection, inFlight: HooksInFlight): PluginConnection {
  return {
    implemented: connection.implemented,
    closed: connection.closed,
    ping: (signal) => connection.ping(signal),
    call: (hook, args, options) =>
      inFlight.watch(hook, () => connection.call(hook, args, options), options?.signal),
    // Given up means that the client has left, of which the plugin is told: that is no sign of anything.
    serveHttp: (hook, context, request, response, options) =>
      inFlight.watch(hook, () => connection.serveHttp(hook, context, request, response, options)),
    quit: () => connection.quit(),
    close: () => {
      connection.close();
    },
  };
}
