import type { Manifest } from '@patchbay/manifest';
import { isLocalAddress } from '@patchbay/rpc/host';
import type { Handshake } from '@patchbay/rpc/host';
import { attachmentRefused } from '../errors.ts';

/** Where a running plugin listens, under go-plugin's field names (contract: server-plugins §3, Reattach). */
export interface ReattachConfig {
  /** `netrpc` when empty. */
  readonly Protocol: string;
  readonly ProtocolVersion: number;
  readonly Addr: { readonly Name: string; readonly Net: string };
  /** Shown, never signalled; 0 when unknown. */
  readonly Pid: number;
  /** Of no consequence: the process is left alone either way. */
  readonly Test: boolean;
}

/** A plugin process of somebody else's. */
export interface Attachment {
  readonly handshake: Handshake;
  readonly pid: number | undefined;
}

/** Version of the plugin interface; 0 is what a configuration without it decodes to. */
const PROTOCOL_VERSIONS = [0, 1];

/** Checks what was asked for. Throws `host.reattach_refused`, saying what to send instead. */
export function attachmentOf(manifest: Manifest, config: ReattachConfig): Attachment {
  if (!manifest.server)
    throw attachmentRefused('its manifest has no "server", so there is no process to reach. Add the field');
  const { Addr, Pid, Protocol, ProtocolVersion } = config;
  if (Protocol !== '' && Protocol !== 'netrpc' && Protocol !== 'grpc')
    throw attachmentRefused(`the protocol ${JSON.stringify(Protocol)} is unknown. Send "netrpc" or "grpc"`);
  if (!PROTOCOL_VERSIONS.includes(ProtocolVersion))
    throw attachmentRefused(
      `it speaks version ${String(ProtocolVersion)} of the plugin interface, this host speaks 1. Build it for a Mattermost server`,
    );
  return {
    handshake: {
      network: assertReachable(Addr),
      address: Addr.Name,
      protocolVersion: 1,
      protocol: Protocol === 'grpc' ? 'grpc' : 'netrpc',
    },
    pid: Pid > 0 ? Pid : undefined,
  };
}

/** Only this machine: whoever may attach must not be able to make the server call somewhere else. */
function assertReachable({ Name, Net }: ReattachConfig['Addr']): 'unix' | 'tcp' {
  if ((Net === 'unix' || Net === 'tcp') && isLocalAddress(Net, Name)) return Net;
  throw attachmentRefused(
    `the address ${JSON.stringify(Name)} (${JSON.stringify(Net)}) is neither the absolute path of a unix socket nor a TCP port of this machine (127.0.0.1:<port>). Send the Addr that the plugin printed`,
  );
}
