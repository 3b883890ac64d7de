import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { HandshakeError } from '../errors.ts';
import { handshakeEnvironment, readHandshake } from './handshake.ts';

const DEADLINE_MS = 60_000;

async function read(...chunks: string[]): Promise<unknown> {
  const stdout = new PassThrough();
  const handshake = readHandshake(stdout, { deadlineMs: DEADLINE_MS }).catch((error: unknown) => error);
  for (const chunk of chunks) stdout.write(chunk);
  stdout.end();
  return handshake;
}

describe('the handshake line', () => {
  it.each([
    ['1|1|unix|/tmp/plugin779119640|netrpc|\n', { network: 'unix', address: '/tmp/plugin779119640' }],
    ['1|1|tcp|127.0.0.1:38873\n', { network: 'tcp', address: '127.0.0.1:38873' }],
    ['  1|1|unix|/tmp/a|netrpc||true|more \r\n', { network: 'unix', address: '/tmp/a' }],
    ['1|1|unix|/tmp/a|netrpc|short', { network: 'unix', address: '/tmp/a', protocol: 'netrpc' }],
    ['1|1|tcp|127.0.0.1:38873|grpc\n', { protocol: 'grpc' }],
    ['1|1|tcp|[::1]:38873\n', { address: '[::1]:38873' }],
    [`1|1|unix|/tmp/a|grpc|${'A'.repeat(790)}\n`, { protocol: 'grpc', certificate: 'A'.repeat(790) }],
  ])('%j is taken', async (line, expected) => {
    expect(await read(line)).toMatchObject({ ...expected, protocolVersion: 1 });
  });

  it('is taken in pieces', async () => {
    expect(await read('1|1|un', 'ix|/tmp/a|net', 'rpc|\nlater output')).toMatchObject({ address: '/tmp/a' });
  });

  it.each([
    ['', 'no-line'],
    ['\n', 'no-line'],
    ['hello\n', 'unrecognized'],
    ['1|1|unix\n', 'unrecognized'],
    ['2|1|unix|/tmp/a|netrpc|\n', 'core-version'],
    ['x|1|unix|/tmp/a|netrpc|\n', 'core-version'],
    ['1|2|unix|/tmp/a|netrpc|\n', 'protocol-version'],
    ['1|y|unix|/tmp/a|netrpc|\n', 'protocol-version'],
    ['1|1|pipe|/tmp/a|netrpc|\n', 'address-type'],
    ['1|1|unix|a/relative/path|netrpc|\n', 'address'],
    ['1|1|tcp|10.0.0.1:80|netrpc|\n', 'address'],
    ['1|1|tcp|127.0.0.1.example.com:80|netrpc|\n', 'address'],
    ['1|1|tcp|example.com:80|grpc|\n', 'address'],
    ['1|1|unix|/tmp/a|soap|\n', 'protocol'],
    ['x'.repeat(1024 * 1024 + 1), 'line-too-long'],
  ])('%.60j is refused', async (line, code) => {
    const error = await read(line);
    expect(error).toBeInstanceOf(HandshakeError);
    expect(error).toMatchObject({ code });
    expect((error as HandshakeError).message).toContain((error as HandshakeError).remedy);
  });

  it('is waited for no longer than the deadline, or the caller', async () => {
    await expect(readHandshake(new PassThrough(), { deadlineMs: 1 })).rejects.toMatchObject({
      code: 'timeout',
    });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readHandshake(new PassThrough(), { deadlineMs: DEADLINE_MS, signal })).rejects.toMatchObject(
      { code: 'aborted', cause: { message: 'enough' } },
    );
  });

  it('is followed by output without limit, which is dropped', async () => {
    const stdout = new PassThrough();
    const handshake = readHandshake(stdout, { deadlineMs: DEADLINE_MS });
    stdout.write('1|1|unix|/tmp/a|netrpc|\n');
    await handshake;
    const chunk = Buffer.alloc(100_000, 'x');
    for (let i = 0; i < 50; i++)
      if (!stdout.write(chunk)) await new Promise((resolve) => stdout.once('drain', resolve));
    expect(stdout.destroyed).toBe(false);
  });
});

describe('the environment of a plugin', () => {
  it('holds the cookie, the versions and where its socket belongs', () => {
    expect(handshakeEnvironment('/run/x')).toEqual({
      MATTERMOST_PLUGIN: 'Securely message teams, anywhere.',
      PLUGIN_MIN_PORT: '10000',
      PLUGIN_MAX_PORT: '25000',
      PLUGIN_PROTOCOL_VERSIONS: '1',
      PLUGIN_UNIX_SOCKET_DIR: '/run/x',
    });
  });

  it('holds the certificate of the host, and not its key, where TLS is asked for', () => {
    const tls = { certificate: 'public', key: 'private' };
    expect(handshakeEnvironment('/run/x', tls)).toMatchObject({ PLUGIN_CLIENT_CERT: 'public' });
    expect(Object.values(handshakeEnvironment('/run/x', tls))).not.toContain('private');
  });
});
