import compression from 'compression';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import type { HttpSettings } from './http-settings.ts';

/** Smaller answers fit into one packet anyway. */
const SMALLEST_BYTES = 1_400;
/** Fast rather than small: the answer waits for it. */
const GZIP_LEVEL = 3;
const BROTLI_QUALITY = 2;

/**
 * ServiceSettings.WebserverMode `gzip`: answers are packed for clients that take them so. A part is sent as it is: its
 * bytes are counted in the whole.
 */
export function compressionMiddleware(settings: Pick<HttpSettings, 'packsAnswers'>) {
  const pack = compression({
    threshold: SMALLEST_BYTES,
    level: GZIP_LEVEL,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    if (settings.packsAnswers() && request.headers.range === undefined)
      pack(request as never, response as never, next);
    else next();
  };
}
