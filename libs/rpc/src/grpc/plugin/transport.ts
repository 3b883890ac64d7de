import { ChannelCredentials, Server, ServerCredentials } from '@grpc/grpc-js';
import { pluginSocketPath } from '../../plugin/transport.ts';
import type { Listening, PluginProcess } from '../../plugin/transport.ts';
import { SERVER_OPTIONS, targetOf } from '../channel-options.ts';
import { Channel } from '../channel.ts';
import { createTlsIdentity, toHandshakeField } from '../tls/identity.ts';
import { grpcApiClient } from './api-client.ts';
import { PluginBroker } from './broker.ts';
import { serveGoPlugin } from './go-plugin-services.ts';
import { serveHooks } from './hooks-service.ts';

/** go-plugin over gRPC, with TLS when the host asks for it (contract: go-plugin-wire §A.7, §F). */
export async function grpc(plugin: PluginProcess): Promise<Listening> {
  const { channel, server: credentials, certificate } = credentialsFor(process.env['PLUGIN_CLIENT_CERT']);
  const server = new Server(SERVER_OPTIONS);
  const broker = new PluginBroker();
  serveGoPlugin(server, plugin, broker);
  let api: Channel | undefined;
  serveHooks(server, plugin.options, async (id) => {
    const { network, address } = await broker.find(id);
    api?.close();
    api = new Channel(targetOf(network, address), channel);
    return grpcApiClient(api);
  });
  const path = pluginSocketPath();
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(path === undefined ? '127.0.0.1:0' : `unix:${path}`, credentials, (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const place =
    path === undefined
      ? ({ network: 'tcp', address: `127.0.0.1:${port}` } as const)
      : ({ network: 'unix', address: path } as const);
  return { ...place, protocol: 'grpc', ...(certificate === undefined ? {} : { certificate }) };
}

interface OwnCredentials {
  readonly channel: ChannelCredentials;
  readonly server: ServerCredentials;
  readonly certificate?: string;
}

/** Trusts the host's certificate and nothing else, for calls either way. */
function credentialsFor(hostCertificate: string | undefined): OwnCredentials {
  if (!hostCertificate)
    return { channel: ChannelCredentials.createInsecure(), server: ServerCredentials.createInsecure() };
  const trusted = Buffer.from(hostCertificate);
  const { certificate, key } = createTlsIdentity();
  const own = { private_key: Buffer.from(key), cert_chain: Buffer.from(certificate) };
  return {
    channel: ChannelCredentials.createSsl(trusted, own.private_key, own.cert_chain),
    server: ServerCredentials.createSsl(trusted, [own], true),
    certificate: toHandshakeField(certificate),
  };
}
