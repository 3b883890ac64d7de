import type { Terminal } from '../terminal.ts';
import { Client } from './client.ts';
import { Credentials } from './credentials.ts';
import { localEndpoint, parseServerUrl } from './endpoint.ts';

/** The server that a command is for: with --local the one on this machine, else the one logged in to. */
export async function openClient(terminal: Terminal, local: boolean): Promise<Client> {
  if (local) return new Client(localEndpoint(terminal), terminal.signal);
  const { url, token } = await new Credentials(terminal.env).current();
  return new Client({ kind: 'remote', url: parseServerUrl(url), token }, terminal.signal);
}
