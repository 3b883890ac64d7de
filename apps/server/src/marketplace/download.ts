import { pipeline, Transform, type Readable } from 'node:stream';
import { AppError } from '@patchbay/contract';
import { follow, OutgoingFailure, type Followed, type OutgoingSettings } from '@patchbay/core';
import { webPage } from './download-failure.ts';
import { downloadFailed } from './errors.ts';

/** How long a server may be silent while it sends, in milliseconds. */
const SILENCE_MS = 60_000;
/** How long the whole of a download may take, in milliseconds (contract: management §2). */
const WHOLE_DEADLINE_MS = 60 * 60_000;
/** How long to wait before each further try, in milliseconds (contract: rest.json, install_from_url). */
export const PAUSES_MS: readonly number[] = [50, 100, 200, 200, 400];

export interface DownloadOptions {
  readonly settings: OutgoingSettings;
  /** PatchbaySettings.MaxBundleBytes. */
  readonly maxBytes: number;
  /** Ends the download, for example because whoever asked for it went away. */
  readonly signal?: AbortSignal;
  /** Whether the address may lie in a network without the settings saying so: true when the administrator typed it. */
  readonly trusted?: boolean;
  /** What a failure becomes, before or after the first byte; 400 `api.plugin.install.download_failed.app_error` by default. */
  readonly failed?: (failure: OutgoingFailure) => AppError;
  readonly pausesMs?: readonly number[];
}

/**
 * Asks for a bundle and returns it as it comes: the bytes are not kept here. Before the first byte it is asked for up
 * to six times where that may help. Rejects, and later the stream fails, with the AppError of `failed`.
 */
export async function downloadBundle(address: string, options: DownloadOptions): Promise<Readable> {
  const { maxBytes, failed = downloadFailed } = options;
  const { signal = new AbortController().signal } = options;
  try {
    const found = await ask(address, options, signal);
    const { response, url } = found;
    if (/^text\/html\b/i.test(response.headers['content-type'] ?? '')) throw abandoned(found, webPage(url));
    if (Number(response.headers['content-length'] ?? 0) > maxBytes)
      throw abandoned(found, OutgoingFailure.tooLarge(url, maxBytes));
    return watched(found, maxBytes, failed);
  } catch (error) {
    throw error instanceof OutgoingFailure ? failed(error) : error;
  }
}

async function ask(address: string, options: DownloadOptions, signal: AbortSignal): Promise<Followed> {
  const { settings, trusted = true, pausesMs = PAUSES_MS } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return await follow(address, { settings, signal, trusted, headers: { Accept: '*/*' } });
    } catch (error) {
      const pauseMs = pausesMs[attempt];
      if (!(error instanceof OutgoingFailure) || !error.passing || pauseMs === undefined || signal.aborted)
        throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

function abandoned({ response }: Followed, failure: OutgoingFailure): OutgoingFailure {
  response.destroy();
  return failure;
}

/** The bytes, counted, with an eye on the clock. A reader that is slow itself does not count as silence. */
function watched(
  { response, url }: Followed,
  maxBytes: number,
  failed: (failure: OutgoingFailure) => AppError,
): Readable {
  let bytes = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(OutgoingFailure.tooLarge(url, maxBytes));
      else done(null, chunk);
    },
    destroy(error, done) {
      clearTimeout(whole);
      if (!error || error instanceof AppError) done(error);
      else done(failed(error instanceof OutgoingFailure ? error : OutgoingFailure.cutOff(url, bytes, error)));
    },
  });
  const fail = (failure: OutgoingFailure): void => void response.destroy(failure);
  response.setTimeout(SILENCE_MS, () => {
    if (!response.isPaused()) fail(OutgoingFailure.silent(url, SILENCE_MS));
  });
  const whole = setTimeout(
    () => fail(OutgoingFailure.tooLong(url, WHOLE_DEADLINE_MS)),
    WHOLE_DEADLINE_MS,
  ).unref();
  // The error reaches the reader through `watch`.
  pipeline(response, watch, () => undefined);
  return watch;
}
