import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { HostConnection } from './plugin-connection.ts';
import { pluginSocketPath } from './transport.ts';
import type { Listening, PluginProcess } from './transport.ts';

/** Net/rpc inside yamux: what Mattermost's own plugins speak. The last connection that was used takes the plugin with it. */
export async function netRpcTransport(plugin: PluginProcess): Promise<Listening> {
  const { options, stdout, stderr } = plugin;
  const connections = new Set<HostConnection>();
  const server = createServer((socket) => {
    const connection = new HostConnection(socket, { options, stdout, stderr, quit: () => plugin.leave() });
    connections.add(connection);
    void connection.closed.then(() => {
      connections.delete(connection);
      if (connection.used && ![...connections].some((other) => other.used)) plugin.leave();
    });
    plugin.connected();
  });
  const path = pluginSocketPath();
  if (path === undefined) server.listen(0, '127.0.0.1');
  else server.listen(path);
  await once(server, 'listening');
  if (path !== undefined) return { network: 'unix', address: path, protocol: 'netrpc' };
  return {
    network: 'tcp',
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    protocol: 'netrpc',
  };
}
