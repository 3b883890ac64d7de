import { HandshakeError } from '../errors.ts';
import { CONNECT_DEADLINE_MS, connectPlugin as connectNetRpcPlugin } from './connect.ts';
import type { ConnectOptions, Handshake, PluginConnection } from './types.ts';

/**
 * Connects to a plugin that has printed its handshake, over the transport that this names, and asks for its hooks.
 * Rejects with a HandshakeError, or with the reason of `options.signal`.
 */
export async function connectPlugin(
  handshake: Handshake,
  options: ConnectOptions,
): Promise<PluginConnection> {
  assertCanTrust(handshake, options);
  if (handshake.protocol === 'netrpc') return connectNetRpcPlugin(handshake, options);
  const deadline = AbortSignal.timeout(CONNECT_DEADLINE_MS);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  // A server without gRPC plugins never loads it.
  const { connectGrpcPlugin } = await import('../grpc/host/connect.ts');
  try {
    return await connectGrpcPlugin(handshake, options, signal);
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    const { network, address } = handshake;
    throw new HandshakeError(
      'dispense',
      `The plugin at ${network} ${address} offers no hooks over gRPC: ${error instanceof Error ? error.message : String(error)}`,
      'It must serve patchbay.plugin.v1.Hooks before it prints its handshake.',
      { cause: error },
    );
  }
}

/** TLS is either asked for and given, or neither (contract: go-plugin-wire §A.7). */
function assertCanTrust({ certificate, protocol }: Handshake, { tls }: ConnectOptions): void {
  if (certificate !== undefined && tls === undefined)
    throw new HandshakeError(
      'certificate',
      'The plugin asks for TLS, which was not offered to it',
      'Build it without a TLS provider of its own.',
    );
  if (certificate === undefined && tls !== undefined)
    throw new HandshakeError(
      'certificate',
      'The plugin was asked for TLS and gave no certificate',
      'Its go-plugin must know AutoMTLS and heed PLUGIN_CLIENT_CERT, or TLS must not be asked for.',
    );
  if (certificate !== undefined && protocol === 'netrpc')
    throw new HandshakeError(
      'certificate',
      'The plugin offers TLS over net/rpc, which this host does not speak',
      'Build it with gRPC, or do not ask it for TLS.',
    );
}
