import { StringDecoder } from 'node:string_decoder';
import type { Logger } from '@patchbay/hooks';

/**
 * Takes the chunks of a stream that go-plugin redirects after the handshake: each is one entry at info, whatever
 * it says (contract: server-plugins §11).
 */
export function capturedOutput(
  logger: Logger,
  source: 'plugin_stdout' | 'plugin_stderr',
): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  return (chunk) => {
    logger.info(decoder.write(chunk).replace(/\r?\n$/, ''), { source });
  };
}
