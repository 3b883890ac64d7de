import { connectPlugin, createTlsIdentity, handshakeEnvironment, readHandshake } from '@patchbay/rpc/host';

/** What the supervisor needs of the wire; tests may put something else in its place. */
export interface PluginWire {
  readonly handshakeEnvironment: typeof handshakeEnvironment;
  readonly readHandshake: typeof readHandshake;
  readonly connectPlugin: typeof connectPlugin;
}

export const goPluginWire: PluginWire = { handshakeEnvironment, readHandshake, connectPlugin };

/**
 * Asks every plugin for TLS with certificates on both sides (AutoMTLS): for hosts whose plugins all speak gRPC. One that
 * gives no certificate, or speaks net/rpc, does not start.
 */
export function mutualTlsWire(): PluginWire {
  const tls = createTlsIdentity();
  return {
    readHandshake,
    handshakeEnvironment: (socketDirectory) => handshakeEnvironment(socketDirectory, tls),
    connectPlugin: (handshake, options) => connectPlugin(handshake, { ...options, tls }),
  };
}
