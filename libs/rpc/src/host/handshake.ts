import type { Readable } from 'node:stream';
import { HandshakeError } from '../errors.ts';
import { MATTERMOST_HANDSHAKE } from '../magic-cookie.ts';
import type { TlsIdentity } from '../grpc/tls/identity.ts';
import { isLocalAddress } from './local-address.ts';
import type { Handshake } from './types.ts';

const CORE_PROTOCOL_VERSION = 1;
/** Far more than any handshake; a process that prints this much without a line break is no plugin. */
const MAX_LINE_BYTES = 1024 * 1024;
/** A certificate field this short is something older than certificates (contract: go-plugin-wire §A.3). */
const SHORTEST_CERTIFICATE = 51;

/**
 * What a plugin process finds in its environment, beside the host's own (contract: go-plugin-wire §A.1); with `tls` it
 * is asked for TLS. Of that, only the certificate goes to the plugin.
 */
export function handshakeEnvironment(socketDirectory: string, tls?: TlsIdentity): Record<string, string> {
  return {
    [MATTERMOST_HANDSHAKE.magicCookieKey]: MATTERMOST_HANDSHAKE.magicCookieValue,
    PLUGIN_MIN_PORT: '10000',
    PLUGIN_MAX_PORT: '25000',
    PLUGIN_PROTOCOL_VERSIONS: String(MATTERMOST_HANDSHAKE.protocolVersion),
    PLUGIN_UNIX_SOCKET_DIR: socketDirectory,
    ...(tls === undefined ? {} : { PLUGIN_CLIENT_CERT: tls.certificate }),
  };
}

/**
 * Waits for the one line a plugin prints, and keeps reading and dropping its standard output afterwards, so that it
 * never blocks on a full pipe. Rejects with a HandshakeError.
 */
export function readHandshake(
  stdout: Readable,
  { deadlineMs, signal }: { deadlineMs: number; signal?: AbortSignal },
): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    let received: Buffer[] = [];
    let size = 0;
    const finish = (result: Handshake | HandshakeError): void => {
      clearTimeout(timer);
      stdout.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onEnd);
      signal?.removeEventListener('abort', onAbort);
      stdout.on('error', () => undefined);
      stdout.resume();
      received = [];
      if (result instanceof HandshakeError) reject(result);
      else resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      const end = chunk.indexOf(10);
      received.push(end < 0 ? chunk : chunk.subarray(0, end));
      size += chunk.length;
      if (end >= 0) finish(parseLine(Buffer.concat(received).toString('utf8')));
      else if (size > MAX_LINE_BYTES) finish(lineTooLong());
    };
    const onEnd = (): void =>
      finish(size === 0 ? noLine() : parseLine(Buffer.concat(received).toString('utf8')));
    const onAbort = (): void =>
      finish(
        new HandshakeError('aborted', 'Waiting for the plugin was given up', 'Start it again.', {
          cause: signal?.reason,
        }),
      );
    const timer = setTimeout(
      () =>
        finish(
          new HandshakeError(
            'timeout',
            `The plugin printed no handshake within ${deadlineMs} ms`,
            'Something in it runs before it calls the SDK, or the machine is overloaded: look at what it logged.',
          ),
        ),
      deadlineMs,
    );
    stdout.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd);
    if (signal?.aborted === true) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function noLine(): HandshakeError {
  return new HandshakeError(
    'no-line',
    'The process ended its output without a handshake',
    'Run it by hand: a plugin started without its cookie says so and exits; anything else is its own error.',
  );
}

function lineTooLong(): HandshakeError {
  return new HandshakeError(
    'line-too-long',
    `The first line of its output is longer than ${MAX_LINE_BYTES} bytes`,
    'The handshake must be the first line on standard output; log to standard error instead.',
  );
}

function shown(line: string): string {
  return JSON.stringify(line.length > 200 ? `${line.slice(0, 200)}…` : line);
}

/** Parses a handshake line (contract: go-plugin-wire §A.3); returns the error instead of throwing it. */
export function parseLine(text: string): Handshake | HandshakeError {
  const line = text.trim();
  if (line === '') return noLine();
  const [core, app, network, address, protocol = 'netrpc', certificate = ''] = line.split('|');
  if (core === undefined || app === undefined || network === undefined || address === undefined)
    return new HandshakeError(
      'unrecognized',
      `Unrecognized remote plugin message: ${shown(line)}`,
      'The first line on standard output must be the handshake; a plugin may print nothing before it.',
    );
  if (!/^\d+$/.test(core) || Number(core) !== CORE_PROTOCOL_VERSION)
    return new HandshakeError(
      'core-version',
      `The plugin speaks core protocol ${shown(core)}, this host speaks ${CORE_PROTOCOL_VERSION}`,
      'Build it with a go-plugin of version 1.',
    );
  if (!/^\d+$/.test(app) || Number(app) !== MATTERMOST_HANDSHAKE.protocolVersion)
    return new HandshakeError(
      'protocol-version',
      `The plugin speaks version ${shown(app)} of the plugin interface, this host speaks ${MATTERMOST_HANDSHAKE.protocolVersion}`,
      'Build it for a Mattermost server.',
    );
  if (network !== 'unix' && network !== 'tcp')
    return new HandshakeError(
      'address-type',
      `The plugin listens on an unknown kind of address: ${shown(network)}`,
      'It must be unix or tcp.',
    );
  if (!isLocalAddress(network, address))
    return new HandshakeError(
      'address',
      `The plugin listens at ${network} ${shown(address)}, which is not of this machine`,
      'It must be the absolute path of a socket, or a port of 127.0.0.1.',
    );
  if (protocol !== 'netrpc' && protocol !== 'grpc' && protocol !== '')
    return new HandshakeError(
      'protocol',
      `unsupported plugin protocol ${shown(protocol)}. Supported: [netrpc grpc]`,
      'Build it with one of them.',
    );
  const handshake = {
    network,
    address,
    protocolVersion: Number(app),
    protocol: protocol || 'netrpc',
  } as const;
  return certificate.length < SHORTEST_CERTIFICATE ? handshake : { ...handshake, certificate };
}
