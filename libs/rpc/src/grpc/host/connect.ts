import { ChannelCredentials, ServerCredentials } from '@grpc/grpc-js';
import type { ConnectOptions, Handshake, PluginConnection } from '../../host/types.ts';
import { toPem } from '../tls/identity.ts';
import { GrpcConnection } from './connection.ts';
import type { GrpcCredentials } from './connection.ts';

/** Connects to a plugin that announced gRPC; rejects when it cannot be reached, or is none. */
export async function connectGrpcPlugin(
  handshake: Handshake,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<PluginConnection> {
  const connection = new GrpcConnection(handshake, options, credentialsOf(handshake, options));
  try {
    await connection.dispense(signal);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** With AutoMTLS each side trusts exactly the certificate of the other, both ways (contract: go-plugin-wire §A.7). */
function credentialsOf({ certificate }: Handshake, { tls }: ConnectOptions): GrpcCredentials {
  if (certificate === undefined || tls === undefined)
    return { channel: ChannelCredentials.createInsecure(), server: ServerCredentials.createInsecure() };
  const trusted = Buffer.from(toPem(Buffer.from(certificate, 'base64')));
  const own = { key: Buffer.from(tls.key), chain: Buffer.from(tls.certificate) };
  return {
    channel: ChannelCredentials.createSsl(trusted, own.key, own.chain),
    server: ServerCredentials.createSsl(trusted, [{ private_key: own.key, cert_chain: own.chain }], true),
  };
}
