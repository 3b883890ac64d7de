import { status } from '@grpc/grpc-js';
import type { Channel } from '../channel.ts';
import { decode } from '../codec/codecs.ts';
import { GO_PLUGIN_PATHS, STDERR, STDOUT } from '../go-plugin-messages.ts';
import type { StdioData } from '../go-plugin-messages.ts';

export interface OutputSinks {
  onStdout(chunk: Buffer): void;
  onStderr(chunk: Buffer): void;
}

/** Takes what the plugin writes after its handshake (contract: go-plugin-wire §F.4). One without the service has none. */
export function readStandardOutput(
  channel: Channel,
  sinks: OutputSinks,
  onProblem: (problem: string) => void,
): void {
  const stream = channel.serverStream(GO_PLUGIN_PATHS.stdio, Buffer.alloc(0));
  stream.on('data', (bytes: Buffer) => {
    try {
      const { channel: number, data } = decode('plugin.StdioData', bytes) as StdioData;
      if (number === STDOUT) sinks.onStdout(data);
      else if (number === STDERR) sinks.onStderr(data);
    } catch (error) {
      onProblem(error instanceof Error ? error.message : String(error));
      stream.cancel();
    }
  });
  stream.on('error', (error: Error & { code?: number }) => {
    if (channel.isOver || error.code === status.UNIMPLEMENTED || error.code === status.UNAVAILABLE) return;
    onProblem(channel.errorOf(error).message);
  });
}
