import { connectPlugin, handshakeEnvironment, readHandshake } from '@patchbay/rpc/host';

/** What the supervisor needs of the wire; tests may put something else in its place. */
export interface PluginWire {
  readonly handshakeEnvironment: typeof handshakeEnvironment;
  readonly readHandshake: typeof readHandshake;
  readonly connectPlugin: typeof connectPlugin;
}

export const goPluginWire: PluginWire = { handshakeEnvironment, readHandshake, connectPlugin };
